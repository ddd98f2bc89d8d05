// swift-tools-version: 6.3
import PackageDescription

// Measuring gear, a package of its own so that nobody who builds the program builds it. Start it with ./dev bench.

/// SwiftPM calls the parent package by its folder; `package` declarations are open to modules that carry this name.
let parent = Context.packageDirectory.split(separator: "/").dropLast().last?.lowercased() ?? ""

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .unsafeFlags(["-package-name", parent]),
]

let engine = Target.Dependency.product(name: "TouchlineEngine", package: parent)
let authoring = Target.Dependency.product(name: "TouchlineAuthoring", package: parent)
let expressions = Target.Dependency.product(name: "TouchlineExpressions", package: parent)

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, packageAccess: false, swiftSettings: settings)
}

/// A program that measures one thing, from the folder of its name in Sources.
func benchmark(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .executableTarget(
    name: name, dependencies: ["Measuring"] + dependencies, packageAccess: false, swiftSettings: settings)
}

let package = Package(
  name: "benchmarks",
  dependencies: [.package(path: "..")],
  targets: [
    library("Measuring"),
    library("Loading", ["Measuring", engine]),
    benchmark("cel", expressions),
    benchmark("temporal", engine),
    benchmark("reading", "Loading", engine),
    benchmark("rules", "Loading", engine),
    benchmark("steps", "Loading", engine),
    benchmark("authoring", authoring),
  ]
)
