import Activity
import EventTime
import RulePacks
import SourceText

/// A site's configuration and its directory.
enum SiteFiles {
  /// The configuration, or what holds without one.
  ///
  /// - Parameter reader: Knows the packs once they have been read; before, names are checked for their form only.
  static func site(_ path: String?, _ reader: SiteReader = SiteReader()) throws(Failure) -> SiteConfiguration
  {
    guard let path else { return SiteConfiguration() }
    let read = reader.read(try Files.read(path))
    // What can only be seen with the packs at hand is said with them, so that all of it is said once.
    try Problems.report(read.diagnostics, warnings: reader.packs != nil)
    guard let site = read.site else { throw .input("\(path) cannot be used") }
    return site
  }

  /// The directory that was named, else the one of the configuration.
  static func directory(_ path: String?, site: SiteConfiguration) throws(Failure) -> Directory {
    let beside = site.people.map { Files.resolve($0, beside: site.file?.name ?? "") }
    guard let path = path ?? beside else { return .empty }
    let zone = site.defaultCalendar.zone
    guard path.hasSuffix(".yaml") || path.hasSuffix(".yml") else { return try lines(path, zone) }
    let read = DirectoryFile.read(try Files.read(path), zone: zone)
    try Problems.report(read.diagnostics)
    return Directory(read.entries)
  }

  /// A directory of NDJSON; one wrong line may put people under the wrong manager, so none is skipped.
  private static func lines(_ path: String, _ zone: TimeZoneRules) throws(Failure) -> Directory {
    let read = Result { () throws(LogReadError) in try DirectoryReader(zone: zone).read(path) }
    switch read {
    case .failure(let error): throw error.isMissing ? .usage(error.description) : .input(error.description)
    case .success(let (directory, rejections)):
      for rejection in rejections.prefix(LogLimits.rejectionsShown) {
        Console.error(Console.clean("\(rejection.source):\(rejection.line): \(rejection.reason)"))
      }
      guard rejections.isEmpty else {
        throw .input("the directory \(path) has \(rejections.count) lines that cannot be used")
      }
      return directory
    }
  }
}
