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

/// A program that measures one thing, from the folder of its name in Sources.
func benchmark(_ name: String, of product: String) -> Target {
  .executableTarget(
    name: name, dependencies: ["Measuring", .product(name: product, package: parent)],
    packageAccess: false, swiftSettings: settings)
}

let package = Package(
  name: "benchmarks",
  dependencies: [.package(path: "..")],
  targets: [
    .target(name: "Measuring", packageAccess: false, swiftSettings: settings),
    benchmark("cel", of: "TouchlineExpressions"),
    benchmark("reading", of: "TouchlineEngine"),
    benchmark("rules", of: "TouchlineEngine"),
  ]
)
