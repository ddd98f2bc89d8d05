import Saving
import Temporal

extension RuleState {
  /// The parts of a state that hold something.
  struct Parts: OptionSet {
    var rawValue: UInt64

    static let waits = Parts(rawValue: 1)
    static let windows = Parts(rawValue: 2)
    static let earlier = Parts(rawValue: 4)
    static let since = Parts(rawValue: 8)
    static let held = Parts(rawValue: 16)
    static let silence = Parts(rawValue: 32)
    static let open = Parts(rawValue: 64)
    static let periodic = Parts(rawValue: 128)
    static let coolDowns = Parts(rawValue: 256)
    static let truth = Parts(rawValue: 512)
  }

  func heldParts() -> Parts {
    var parts: Parts = []
    if !waits.isEmpty { parts.insert(.waits) }
    if !windows.isEmpty { parts.insert(.windows) }
    if !earlier.isEmpty { parts.insert(.earlier) }
    if !since.isEmpty { parts.insert(.since) }
    if !held.isInitial { parts.insert(.held) }
    if !silence.isInitial { parts.insert(.silence) }
    if !open.isEmpty { parts.insert(.open) }
    if !periodic.isInitial { parts.insert(.periodic) }
    if !coolDowns.isEmpty { parts.insert(.coolDowns) }
    if truth != .no { parts.insert(.truth) }
    return parts
  }

  func save(_ parts: Parts, into writer: inout ByteWriter, from base: Int64) {
    writer.put(parts.rawValue)
    if parts.contains(.waits) { waits.save(into: &writer, from: base) }
    if parts.contains(.windows) { windows.save(into: &writer, from: base) }
    if parts.contains(.earlier) { earlier.save(into: &writer, from: base) }
    if parts.contains(.since) { since.save(into: &writer, from: base) }
    if parts.contains(.held) { held.save(into: &writer, from: base) }
    if parts.contains(.silence) { silence.save(into: &writer, from: base) }
    if parts.contains(.open) {
      writer.put(open.count)
      for finding in open { finding.save(into: &writer, from: base) }
    }
    if parts.contains(.periodic) { periodic.save(into: &writer, from: base) }
    if parts.contains(.coolDowns) { coolDowns.save(into: &writer, from: base) }
    if parts.contains(.truth) { writer.put(UInt64(truth.rawValue)) }
  }

  /// Reads what was written into a state that is empty.
  mutating func restore(from reader: inout ByteReader, from base: Int64) {
    let parts = Parts(rawValue: reader.take())
    if parts.contains(.waits) { waits.restore(from: &reader, from: base) }
    if parts.contains(.windows) { windows.restore(from: &reader, from: base) }
    if parts.contains(.earlier) { earlier.restore(from: &reader, from: base) }
    if parts.contains(.since) { since.restore(from: &reader, from: base) }
    if parts.contains(.held) { held = Held(from: &reader, from: base) }
    if parts.contains(.silence) { silence = Silence(from: &reader, from: base) }
    if parts.contains(.open) {
      for _ in 0..<reader.takeCount() { open.append(OpenFinding(from: &reader, from: base)) }
    }
    if parts.contains(.periodic) { periodic = Periodic(from: &reader, from: base) }
    if parts.contains(.coolDowns) { coolDowns.restore(from: &reader, from: base) }
    if parts.contains(.truth) { truth = Truth(rawValue: UInt8(truncatingIfNeeded: reader.take())) ?? .no }
  }
}

extension OpenFinding {
  fileprivate func save(into writer: inout ByteWriter, from base: Int64) {
    writer.put(place)
    writer.putSigned(Int64(trigger))
    writer.putSigned(Int64(key))
    writer.put(instant: expires, from: base)
  }

  fileprivate init(from reader: inout ByteReader, from base: Int64) {
    place = reader.takeInt()
    trigger = Int(reader.takeSigned())
    key = Agreements.Key(truncatingIfNeeded: reader.takeSigned())
    expires = reader.takeInstant(from: base)
  }
}
