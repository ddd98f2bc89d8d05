// swift-tools-version: 6.3
import PackageDescription

// Every target is listed once, by layer: a target may depend on layers above it in this file only.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name + "Tests", dependencies: dependencies, swiftSettings: settings)
}

/// A rule domain: its folder in Plugins and the packs of Rules that it ships, each with the test file beside it.
func domain(_ name: String, packs: [String] = []) -> Target {
  let files = packs.flatMap { ["../../Rules/\($0).yaml", "../../Rules/\($0).test.yaml"] }
  return .target(
    name: name, dependencies: ["DomainKit", "Activity", "CEL"], path: "Plugins/\(name)",
    resources: files.map { .embedInCode($0) }, swiftSettings: settings)
}

let domains: [Target] = [
  domain("CustomerConcept", packs: ["customer-concept/customer-concept"]),
  domain("BuyingInfluences", packs: ["buying-influences/buying-influences"]),
  domain("Perspective", packs: ["perspective/perspective"]),
  domain("CommercialDiscipline", packs: ["commercial-discipline/commercial-discipline"]),
  domain("RelationshipFirst", packs: ["relationship-first/relationship-first"]),
  domain("TeamSelling", packs: ["team-selling/team-selling"]),
  domain("CallPlanning", packs: ["call-planning/call-planning"]),
  domain("MutualCommitment", packs: ["mutual-commitment/mutual-commitment"]),
  domain(
    "OpportunityManagement",
    packs: ["opportunity-management/opportunity-management", "opportunity-management/deal-signals"]),
  domain("FrontlineCoaching", packs: ["frontline-coaching/frontline-coaching"]),
  domain("KeyAccounts", packs: ["key-accounts/key-accounts"]),
  domain("CalibratedPerformance", packs: ["calibrated-performance/calibrated-performance"]),
]

let package = Package(
  name: "touchline",
  products: [
    .executable(name: "touchline", targets: ["touchline"]),
    // What a rule domain in a package of its own is written against.
    .library(name: "DomainKit", targets: ["DomainKit", "Activity", "CEL"]),
    // What the package in Benchmarks measures from within.
    .library(
      name: "TouchlineExpressions", targets: ["CEL", "CELWorkbench", "SourceText", "Symbols", "EventTime"]),
    .library(
      name: "TouchlineAuthoring",
      targets: ["LanguageServer", "BuiltInDomains", "DomainKit", "RulePacks", "SourceText"]),
    .library(
      name: "TouchlineEngine",
      targets: [
        "BuiltInDomains", "DomainKit", "Engine", "Temporal", "RulePacks", "Activity", "CEL", "Symbols",
        "EventTime", "SourceText",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections.git", exact: "1.6.0"),
    .package(url: "https://github.com/attaswift/BigInt.git", exact: "6.0.1"),
    .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
  ],
  targets: [
    // 0: text, time, interned strings
    .systemLibrary(name: "CPrefetch"),
    library("SourceText"),
    library("EventTime"),
    library("Symbols", ["CPrefetch"]),
    library("Parallel"),
    library("Saving"),
    library("Statistics"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    tests("EventTime", ["EventTime"]),
    tests("Symbols", ["Symbols"]),
    tests("Parallel", ["Parallel"]),
    tests("Saving", ["Saving"]),
    tests("Statistics", ["Statistics"]),
    // answers what Tests/Statistics/compare.py asks
    .executableTarget(
      name: "figures", dependencies: ["Statistics"], path: "Tests/Statistics", exclude: ["compare.py"],
      swiftSettings: settings),
    tests("SourceText", ["SourceText"]),
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
    // 1: YAML
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    library("YAMLTree", ["CLibYAML", "SourceText"]),
    tests("YAMLTree", ["SourceText", "YAMLTree"]),
    // 1: activities
    library(
      "Activity", ["Saving", "EventTime", "SourceText", "Symbols", "Parallel", "CZlib", "CZstd", "CPrefetch"]),
    tests("Activity", ["TestFiles", "Activity", "EventTime", "Symbols", "CZlib", "CZstd"]),
    // 1: expressions
    library("CEL", ["SourceText", "EventTime", "Symbols", "CRE2"]),
    library("CELWorkbench", ["CEL", "SourceText", "Symbols"]),
    .target(
      name: "ExpressionCases", dependencies: ["CEL", "CELWorkbench", "SourceText", "Symbols"],
      path: "Tests/ExpressionCases",
      swiftSettings: settings),
    .executableTarget(
      name: "fuzz", dependencies: ["ExpressionCases", "TestFiles"], path: "Tests/Fuzz",
      exclude: ["Corpus", "cel.dict"], swiftSettings: settings),
    .executableTarget(
      name: "differential",
      dependencies: [
        "TestFiles", "ExpressionCases", "CEL", "CELWorkbench", "SourceText", "Symbols",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Differential", exclude: ["peer.py"], swiftSettings: settings),
    tests(
      "CEL",
      ["TestFiles", "ExpressionCases", "CEL", "CELWorkbench", "SourceText", "EventTime", "Symbols"]),
    // 1: folds and timers
    library(
      "Temporal",
      [
        "Saving", .product(name: "BasicContainers", package: "swift-collections"),
        .product(name: "BigInt", package: "BigInt"),
      ]),
    tests(
      "Temporal",
      [
        "Temporal", "Saving", .product(name: "BasicContainers", package: "swift-collections"),
        .product(name: "BigInt", package: "BigInt"),
      ]),
    // 2: rule packs
    library("RulePacks", ["YAMLTree", "CEL", "Activity", "SourceText", "EventTime", "Symbols", "Parallel"]),
    tests("RulePacks", ["TestFiles", "RulePacks", "CEL", "Activity", "SourceText", "EventTime", "Symbols"]),
    // 3: the engine
    .systemLibrary(
      name: "CMessageDigest", pkgConfig: "libmd", providers: [.apt(["libmd-dev"]), .brew(["libmd"])]),
    library(
      "Engine",
      [
        "RulePacks", "Temporal", "CEL", "Activity", "Saving", "SourceText", "EventTime", "Symbols",
        "Parallel", "CMessageDigest", "CPrefetch",
        .product(name: "BasicContainers", package: "swift-collections"),
      ]),
    // 3: what a rule domain is
    library("DomainKit", ["RulePacks", "Activity", "CEL", "SourceText"]),
    tests(
      "Engine",
      [
        "TestFiles",
        "Engine", "Authoring", "TestKit", "RulePacks", "Temporal", "CEL", "Activity", "SourceText",
        "EventTime", "Symbols", "Saving", .product(name: "BasicContainers", package: "swift-collections"),
      ]),
    // 4: what editors ask
    library("LanguageServer", ["RulePacks", "Activity", "EventTime", "SourceText"]),
    tests("LanguageServer", ["LanguageServer", "RulePacks", "Activity", "SourceText"]),
    // 4: what becomes of findings
    library(
      "Coaching",
      ["Engine", "Statistics", "RulePacks", "CEL", "Activity", "SourceText", "EventTime", "Symbols"]),
    tests(
      "Coaching",
      [
        "TestKit", "Coaching", "Engine", "Statistics", "RulePacks", "CEL", "Activity", "SourceText",
        "EventTime",
        "Symbols",
      ]),
    // 4: what authors work with
    library(
      "Authoring",
      [
        "Coaching", "Engine", "Parallel", "Statistics", "RulePacks", "CEL", "Activity", "SourceText",
        "EventTime", "Symbols",
      ]),
    tests(
      "Authoring",
      [
        "Authoring", "Coaching", "Engine", "Statistics", "RulePacks", "Activity", "SourceText", "EventTime",
        "Symbols",
      ]),
    // 4: what is kept
    .systemLibrary(
      name: "CSQLiteSettings", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])]),
    library(
      "Store",
      [
        "Activity", "EventTime", "SourceText", "Symbols", "CSQLiteSettings",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    tests(
      "Store",
      [
        "TestFiles", "Store", "Activity", "EventTime", "SourceText",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    // 5: the rule domains of the program
    .target(
      name: "BuiltInDomains",
      dependencies: ["DomainKit", "RulePacks", "SourceText"] + domains.map { .byName(name: $0.name) },
      resources: [
        .embedInCode("../../Practices/checklist.yaml"), .embedInCode("../../Practices/survey.yaml"),
      ],
      swiftSettings: settings),
    tests(
      "BuiltInDomains",
      [
        "TestFiles", "TestKit", "BuiltInDomains", "DomainKit", "Authoring", "RulePacks", "Activity", "CEL",
        "SourceText", "EventTime", "Symbols", "YAMLTree",
      ]),
    tests(
      "Samples",
      [
        "TestFiles", "TestKit", "Coaching", "Statistics",
        "BuiltInDomains", "DomainKit", "Engine", "RulePacks", "CEL", "Activity", "SourceText", "EventTime",
        "Symbols",
      ]),
    // where tests find the files that they read in place
    .target(name: "TestFiles", path: "Tests/TestFiles", swiftSettings: settings),
    // the slow reference that the engine has to agree with
    .target(
      name: "TestKit",
      dependencies: [
        "Activity", "CEL", "Engine", "EventTime", "RulePacks", "SourceText", "Symbols", "YAMLTree",
        .product(name: "BigInt", package: "BigInt"),
      ], path: "Tests/TestKit", swiftSettings: settings),
    .executableTarget(
      name: "compare",
      dependencies: [
        "TestFiles", "TestKit", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Compare", swiftSettings: settings),
    tests("Reference", ["TestFiles", "TestKit", "Activity", "RulePacks", "SourceText"]),
    tests("Comparison", ["TestKit", "RulePacks"]),
    // 6: the program
    .executableTarget(
      name: "touchline",
      dependencies: [
        "Authoring", "LanguageServer", "Coaching", "Store", "BuiltInDomains", "DomainKit", "Engine",
        "RulePacks",
        "CEL", "CELWorkbench",
        "Activity", "SourceText", "Parallel",
        "EventTime", "Symbols", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("../../Diagnostics/examples.yaml")], swiftSettings: settings),
    tests(
      "Command",
      [
        "TestFiles", "touchline", "Authoring", "LanguageServer", "BuiltInDomains", "DomainKit", "Engine",
        "RulePacks", "CEL", "Activity", "EventTime", "SourceText", "Symbols",
      ]),
  ] + domains
)
