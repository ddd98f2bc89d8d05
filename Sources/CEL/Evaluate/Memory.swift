public import Symbols

/// The texts and lists behind ``Value``s: a symbol table that the host shares, and scratch room for what is made.
///
/// One per task. A host makes what shall last (lists of parameters), calls ``keep()``, and then calls ``reset()``
/// between evaluations whose results it no longer needs.
public struct Memory: Sendable {
  /// The texts that `Value.string(symbol)` means. May be replaced by a later state of the same table.
  public var texts: SymbolTable
  /// What one evaluation may use.
  public let limits: EvaluationLimits

  /// Texts and bytes that were made, one after the other.
  @usableFromInline var bytes: [UInt8] = []
  /// Elements of lists, alternating keys and values of maps, contents of optionals.
  @usableFromInline var values: [Value] = []
  /// The variables of comprehensions of the program that is running.
  var locals: [Value] = []
  /// Elements of lists and maps that comprehensions, one within the other, are about to make.
  var aside: [Value] = []
  /// Steps of the evaluation that is running.
  var steps = 0
  /// The first limit that was reached: whatever the evaluation gives is then that error.
  private(set) var exhaustion: ErrorCode?
  var byteCeiling: Int
  var valueCeiling: Int
  var zones = ZoneCache()
  /// Values by node id while an explanation is made.
  var recording: Recording?

  @usableFromInline var keptBytes = 0
  @usableFromInline var keptValues = 0

  public init(texts: SymbolTable = SymbolTable(), limits: EvaluationLimits = .standard) {
    self.texts = texts
    self.limits = limits
    byteCeiling = limits.bytes
    valueCeiling = limits.values
  }

  /// Lets everything that was made until now survive ``reset()``.
  public mutating func keep() {
    keptBytes = bytes.count
    keptValues = values.count
    allowMore()
  }

  /// Forgets all values that were made since ``keep()``, in constant time and without giving room back.
  @inlinable public mutating func reset() {
    if hasScratch { forget() }
  }

  @inlinable var hasScratch: Bool { bytes.count != keptBytes || values.count != keptValues }

  @usableFromInline mutating func forget() {
    bytes.removeLast(bytes.count - keptBytes)
    values.removeLast(values.count - keptValues)
    allowMore()
  }

  /// Begins an evaluation, whose use is counted from here.
  @inline(__always) mutating func begin() {
    steps = 0
    exhaustion = nil
    allowMore()
  }

  private mutating func allowMore() {
    byteCeiling = bytes.count &+ limits.bytes
    valueCeiling = values.count &+ limits.values
  }

  /// Counts steps; false once there are too many.
  mutating func spend(_ count: Int) -> Bool {
    steps &+= count
    if steps > limits.steps { exhaust(.tooManySteps) }
    return exhaustion == nil
  }

  /// Notes that a limit was reached; the first one is told.
  mutating func exhaust(_ limit: ErrorCode) {
    if exhaustion == nil { exhaustion = limit }
  }

  /// As ``exhaust(_:)``, for what would have given a value.
  mutating func exhausted(_ limit: ErrorCode) -> Value {
    exhaust(limit)
    return .error(limit)
  }
}

// MARK: Making values

extension Memory {
  /// A text that an expression or the host made; an error where there is no room left.
  public mutating func string(_ text: String) -> Value {
    var text = text
    return text.withUTF8 { string(utf8: UnsafeRawBufferPointer($0)) }
  }

  /// As ``string(_:)``, from bytes that must be UTF-8.
  public mutating func string(utf8: UnsafeRawBufferPointer) -> Value { append(utf8, as: .string) }

  /// A value of type bytes.
  public mutating func bytes(_ content: [UInt8]) -> Value {
    content.withUnsafeBytes { append($0, as: .bytes) }
  }

  private mutating func append(_ content: UnsafeRawBufferPointer, as tag: Value.Tag) -> Value {
    let start = bytes.count
    guard content.count <= byteCeiling - start, start + content.count <= Int(UInt32.max) else {
      return exhausted(.tooMuchText)
    }
    bytes.append(contentsOf: content)
    return place(tag, start, content.count)
  }

  /// A list; an error where there is no room left.
  public mutating func list(of elements: [Value]) -> Value { list(of: elements[...]) }

  mutating func list(of elements: ArraySlice<Value>) -> Value {
    let start = values.count
    guard elements.count <= valueCeiling - start else { return exhausted(.tooManyElements) }
    values.append(contentsOf: elements)
    return place(.list, start, elements.count)
  }

  /// A map; keys must differ.
  public mutating func map(of entries: [(key: Value, value: Value)]) -> Value {
    let start = values.count
    guard entries.count * 2 <= valueCeiling - start else { return exhausted(.tooManyElements) }
    for entry in entries {
      values.append(entry.key)
      values.append(entry.value)
    }
    return place(.map, start, entries.count)
  }

  /// An optional; empty for nil.
  public mutating func optional(_ value: Value?) -> Value {
    guard let value else { return Value(tag: .optional) }
    let start = values.count
    guard start < valueCeiling else { return exhausted(.tooManyElements) }
    values.append(value)
    return Value(tag: .optional, aux: 1, payload: UInt64(start))
  }

  /// The part of ``bytes`` from `start` to its end as a value.
  mutating func finish(_ tag: Value.Tag, from start: Int) -> Value {
    guard bytes.count <= byteCeiling, bytes.count <= Int(UInt32.max) else { return exhausted(.tooMuchText) }
    return place(tag, start, bytes.count - start)
  }

  func place(_ tag: Value.Tag, _ start: Int, _ count: Int) -> Value {
    Value(
      tag: tag, aux: 1,
      payload: UInt64(truncatingIfNeeded: start) << 32 | UInt64(UInt32(truncatingIfNeeded: count)))
  }
}

// MARK: Reading values

extension Memory {
  /// How many elements a list has or entries a map.
  @inlinable public func count(of value: Value) -> Int { Int(value.payload & 0xFFFF_FFFF) }

  /// Where the elements of a list begin in ``values``, or the contents of a text in ``bytes``.
  @inlinable func start(of value: Value) -> Int { Int(value.payload >> 32) }

  /// An element of a list that has so many.
  @inlinable public func element(_ index: Int, of list: Value) -> Value { values[start(of: list) + index] }

  /// All elements of a list; empty for anything else.
  public func elements(of list: Value) -> [Value] {
    guard list.tag == .list else { return [] }
    return Array(values[start(of: list)..<start(of: list) + count(of: list)])
  }

  /// All entries of a map, in the order in which they were made; empty for anything else.
  public func entries(of map: Value) -> [(key: Value, value: Value)] {
    guard map.tag == .map else { return [] }
    return (0..<count(of: map)).map { (key($0, of: map), value($0, of: map)) }
  }

  /// What an optional holds, or nil.
  public func content(of optional: Value) -> Value? {
    guard optional.tag == .optional, optional.aux == 1 else { return nil }
    return values[Int(optional.payload)]
  }

  func key(_ index: Int, of map: Value) -> Value { values[start(of: map) + index * 2] }
  func value(_ index: Int, of map: Value) -> Value { values[start(of: map) + index * 2 + 1] }

  /// The contents of a text or of bytes, for the time of the call; empty for anything else.
  @inlinable @inline(__always)
  public func withUTF8<Result>(of value: Value, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    guard value.tag == .string || value.tag == .bytes else {
      return body(UnsafeRawBufferPointer(start: nil, count: 0))
    }
    if value.aux == 0 {
      return texts.withUTF8(Symbol(index: UInt32(truncatingIfNeeded: value.payload)), body)
    }
    let range = start(of: value)..<start(of: value) + count(of: value)
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The contents of two texts at once.
  @inline(__always)
  func withUTF8<Result>(
    of one: Value, _ other: Value, _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Result
  ) -> Result {
    withUTF8(of: one) { left in withUTF8(of: other) { right in body(left, right) } }
  }

  /// The contents of a text or of bytes.
  func contents(of value: Value) -> [UInt8] { withUTF8(of: value) { Array($0) } }

  /// The characters of a text, taken apart at the cost of a step for each 64 bytes.
  mutating func scalars(of value: Value) -> [Unicode.Scalar] {
    let text = string(of: value)
    return spend(text.utf8.count / 64) ? Array(text.unicodeScalars) : []
  }

  /// A text as Swift has it; empty for anything else.
  public func string(of value: Value) -> String {
    withUTF8(of: value) { String(decoding: $0, as: UTF8.self) }
  }
}
