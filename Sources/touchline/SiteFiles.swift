import Activity
import RulePacks
import SourceText

/// A site's configuration and its directory.
enum SiteFiles {
  /// The configuration, or what holds without one.
  static func site(_ path: String?) throws(Failure) -> SiteConfiguration {
    guard let path else { return SiteConfiguration() }
    _ = try Files.read(path)
    return SiteConfiguration()
  }

  /// The directory that was named, else the one of the configuration.
  static func directory(_ path: String?, site: SiteConfiguration) throws(Failure) -> Directory {
    let beside = site.people.map { Files.resolve($0, beside: site.file?.name ?? "") }
    guard let path = path ?? beside else { return .empty }
    _ = try Files.read(path)
    return .empty
  }
}
