package import Activity
import BasicContainers
import EventTime
package import RulePacks
import Saving
import Symbols

extension Session {
  /// The whole session as the bytes of a file: log, states and findings.
  package mutating func save() -> [UInt8] {
    for lane in lanes.indices { lanes[lane].unload() }
    var writer = ByteWriter()
    writer.putSigned(clock)
    log.save(into: &writer)
    for lane in lanes.indices { lanes[lane].save(into: &writer, log.timeline.symbols) }
    return SessionFile.wrap(writer.bytes, fingerprint: fingerprint)
  }

  /// Goes on from the bytes of ``save()``, under the rules, site, directory, kinds and options of then.
  package init(
    resuming file: [UInt8], _ rules: RuleSet, catalogue: KindCatalogue, directory: Directory = .empty,
    site: SiteConfiguration = SiteConfiguration(), options: EvaluationOptions
  ) throws(SessionFile.Problem) {
    self.init(rules, catalogue: catalogue, directory: directory, site: site, options: options)
    let problem = file.withUnsafeBytes { bytes in restore(bytes, catalogue, site, options) }
    if let problem { throw problem }
  }

  private mutating func restore(
    _ file: UnsafeRawBufferPointer, _ catalogue: KindCatalogue, _ site: SiteConfiguration,
    _ options: EvaluationOptions
  ) -> SessionFile.Problem? {
    do throws(SessionFile.Problem) {
      var reader = try SessionFile.content(of: file, fingerprint: fingerprint)
      clock = reader.takeSigned()
      let reading = ReadOptions(asOf: options.asOf, zone: site.defaultCalendar.zone)
      guard
        let log = GrowingLog(
          from: &reader, continuing: log.timeline.symbols, catalogue: catalogue, options: reading)
      else { return .damaged }
      detach()
      self.log = log
      attach()
      for lane in lanes.indices { lanes[lane].restore(from: &reader, log.timeline.symbols) }
      guard !reader.isBroken, reader.isAtEnd else { return .damaged }
      refoldDeals()
      resurveyDeals()
      return nil
    } catch {
      return error
    }
  }
}
