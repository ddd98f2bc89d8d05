package import Symbols

/// Takes lines or loose activities in any order and makes the timeline that they amount to.
///
/// ```swift
/// var builder = TimelineBuilder(catalogue: catalogue, options: ReadOptions(asOf: asOf))
/// for activity in activities { builder.add(activity) }
/// let (timeline, summary) = builder.finish()
/// ```
/// What comes out does not depend on the order in which lines come in: of one id the greatest `rev` is the activity, of
/// several lines with that `rev` the one whose text sorts last. Lines recorded after known_at count as never written;
/// only then are edits resolved, and only then does as_of hide what lies after it.
package struct TimelineBuilder: Sendable {
  var timeline: Timeline
  var fields: FieldTable
  var summary = LogSummary()
  /// Where the text of each row is found again, for the rare case that two lines of one `rev` differ.
  var origins: [LineOrigin] = []
  var keptLines: [ByteArena.Reference] = []
  var lineBytes = ByteArena()
  /// Lines that are no activities, until the reader passes them on.
  var rejections: [Rejection] = []
  /// As long as every id is greater than the one before, none can come twice.
  var idsAscend = true
  /// Room for one text without its escapes; see ``withUnescaped(_:_:_:)``.
  var unescaped: [UInt8] = []
  /// The contacts of the line at hand; see ``scanContacts(_:_:)``.
  var contactTexts: [JSONScanner.Text] = []
  var instants = InstantReader()
  var keyOrder = KeyOrder()
  var deals = DealMemory()
  let actorNames = Actor.allCases.map { actor in
    (name: Array(actor.name.utf8).withUnsafeBytes { NameWords($0) }, actor: actor)
  }
  let options: ReadOptions

  /// - Parameter symbols: A table that the timeline's continues, so that symbols of both agree.
  package init(
    catalogue: KindCatalogue, options: ReadOptions = ReadOptions(), symbols: SymbolTable = SymbolTable()
  ) {
    self.init(Timeline(symbols: symbols), catalogue: catalogue, options: options)
  }

  /// Goes on from a timeline, to which the lines that come are added or of which they are edits.
  package init(
    continuing timeline: Timeline, catalogue: KindCatalogue, options: ReadOptions = ReadOptions()
  ) {
    self.init(timeline, catalogue: catalogue, options: options)
    origins = timeline.rows.indices.map { .row($0) }
    summary.read = timeline.rowCount
    idsAscend = false
  }

  private init(_ timeline: Timeline, catalogue: KindCatalogue, options: ReadOptions) {
    var timeline = timeline
    fields = FieldTable(catalogue, keeping: options.content, symbols: &timeline.symbols)
    self.timeline = timeline
    self.options = options
  }

  /// Takes one activity; gives the reason where it cannot be one, such as none of deal, account and rep.
  @discardableResult
  package mutating func add(_ activity: LoggedActivity) -> String? {
    let line = Array(activity.line.utf8)
    guard line.count <= LogLimits.lineBytes else {
      summary.read += 1
      summary.rejected += 1
      return "longer than \(LogLimits.lineBytes >> 20) MiB"
    }
    return add(line: line)?.reason
  }

  /// Takes one line of a log, which is kept for the case of a conflict.
  mutating func add(line: [UInt8]) -> LineProblem? {
    summary.read += 1
    let padded = line + [UInt8](repeating: UInt8(ascii: "\n"), count: JSONScanner.padding + 1)
    let problem = padded.withUnsafeBytes { buffer -> LineProblem? in
      guard let base = buffer.baseAddress else { return nil }
      var scanner = JSONScanner(base)
      do throws(LineProblem) {
        guard try take(&scanner) else { return nil }
        keepLine(UnsafeRawBufferPointer(rebasing: buffer[..<line.count]))
        return nil
      } catch {
        return error
      }
    }
    if problem != nil { summary.rejected += 1 }
    return problem
  }

  /// Keeps the text of the row that was just taken, which cannot be read again.
  mutating func keepLine(_ line: UnsafeRawBufferPointer) {
    origins.append(.kept(keptLines.count))
    keptLines.append(lineBytes.append(line))
  }

  /// Makes room for a log of so many bytes, as lines usually are; what is not used costs no memory.
  mutating func reserve(logBytes: Int) {
    let rows = min(logBytes / 128, LogLimits.rows)
    timeline.rows.reserveCapacity(rows)
    origins.reserveCapacity(rows)
    timeline.cellKeys.reserveCapacity(rows * 2)
    timeline.cellBits.reserveCapacity(rows * 2)
    timeline.contactSymbols.reserveCapacity(rows)
    timeline.bytes.reserve(logBytes / 16)
  }

  /// Which limit of a log is reached, or nil; asked between blocks of lines, which are far smaller than any limit.
  var reachedLimit: String? {
    let most = LogLimits.rows
    if timeline.rows.count >= most { return "more than \(most) activities" }
    if timeline.cellKeys.count >= most { return "more than \(most) fields" }
    if timeline.contactSymbols.count >= most || timeline.elements.count >= most {
      return "more than \(most) list elements"
    }
    if timeline.symbols.count >= most { return "more than \(most) different texts" }
    return timeline.bytes.isFull || lineBytes.isFull ? "more text than fits" : nil
  }
}

/// Where the text of a line is found again.
struct LineOrigin: BitwiseCopyable, Sendable {
  /// 16 bits of source above 48 of place.
  private let packed: UInt64

  private static let keptSource = 0xFFFF
  private static let rowSource = 0xFFFE
  /// Sources count from 0 up to this one, exclusive.
  static let sourceLimit = 0xFFFE

  static func file(_ source: Int, offset: Int) -> LineOrigin { LineOrigin(source, offset) }
  /// Index into ``TimelineBuilder/keptLines``.
  static func kept(_ index: Int) -> LineOrigin { LineOrigin(keptSource, index) }
  /// A row of the timeline that the builder continues.
  static func row(_ row: Int) -> LineOrigin { LineOrigin(rowSource, row) }

  private init(_ source: Int, _ place: Int) {
    packed = UInt64(source) << 48 | UInt64(place)
  }

  var source: Int { Int(packed >> 48) }
  var place: Int { Int(packed & 0xFFFF_FFFF_FFFF) }
  var isKept: Bool { source == Self.keptSource }
  var isRow: Bool { source == Self.rowSource }
}
