package import SourceText
import Symbols

/// A field that may be absent, read without `has` or `.?` where its absence decides otherwise than its author may think.
///
/// Whether it matters that a condition is unknown, the host knows; here is told where a reader would take an absent
/// field for an empty one and expect an answer.
package struct UnguardedRead: Sendable {
  package enum Kind: Sendable {
    /// The condition holds for the empty value (`data.topic != "price"`), and is unknown where there is none.
    case heldByEmpty
    /// A comparison with null, which a field never is: an absent one makes it unknown.
    case comparedWithNull
  }

  package var kind: Kind
  package var attribute: Attribute
  /// Of the test that reads the field, in the expression's own source.
  package var range: SourceRange

  /// All of them in source order, at most one for each test and attribute.
  package static func all(in checked: Checked) -> [UnguardedRead] {
    guard checked.type == .bool, checked.attributes.contains(where: \.mayBeAbsent) else { return [] }
    var search = UnguardedSearch(checked)
    search.visit(checked.expression, holds: true)
    return search.found
  }
}

extension Checked {
  /// The attributes that an expression asks for by `has(x)` or `.?x` before it relies on them, by slot.
  package var askedFor: Set<Int> {
    var slots: Set<Int> = []
    collect(expression, &slots)
    return slots
  }

  private func collect(_ expression: Expr, _ slots: inout Set<Int>) {
    if case .has(let field)? = macros[expression.id], case .attribute(let slot)? = references[field.id] {
      slots.insert(slot)
    }
    if expression.isOptionalAccess, case .attribute(let slot)? = references[expression.id] {
      slots.insert(slot)
    }
    for child in expression.children { collect(child, &slots) }
  }
}

/// Goes through the tests that `&&`, `||`, `!` and `?:` join, and tries each with an empty value.
private struct UnguardedSearch {
  let checked: Checked
  let asked: Set<Int>
  var found: [UnguardedRead] = []

  init(_ checked: Checked) {
    self.checked = checked
    asked = checked.askedFor
  }

  /// - Parameter holds: What the part has to give for the whole to be true.
  mutating func visit(_ expression: Expr, holds: Bool) {
    guard case .call(nil, let function, _, let parts) = expression.kind else {
      return judge(expression, holds: holds)
    }
    switch function {
    case Operator.and, Operator.or: for part in parts { visit(part, holds: holds) }
    case Operator.not: visit(parts[0], holds: !holds)
    case Operator.conditional: for part in parts[1...] { visit(part, holds: holds) }
    case Operator.equals, Operator.notEquals:
      if !judgeNull(expression, parts) { judge(expression, holds: holds) }
    default: judge(expression, holds: holds)
    }
  }

  private mutating func judgeNull(_ expression: Expr, _ sides: [Expr]) -> Bool {
    for (side, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
      guard case .literal(.null) = other.kind, case .attribute(let slot)? = checked.references[side.id],
        checked.attributes[slot].mayBeAbsent, !asked.contains(slot)
      else { continue }
      add(.comparedWithNull, slot, expression)
      return true
    }
    return false
  }

  private mutating func judge(_ test: Expr, holds: Bool) {
    for slot in slots(of: test).sorted() where checked.attributes[slot].mayBeAbsent && !asked.contains(slot) {
      if value(of: test, whenEmpty: slot) == holds { add(.heldByEmpty, slot, test) }
    }
  }

  private mutating func add(_ kind: UnguardedRead.Kind, _ slot: Int, _ test: Expr) {
    found.append(UnguardedRead(kind: kind, attribute: checked.attributes[slot], range: test.range))
  }

  private func slots(of expression: Expr) -> Set<Int> {
    if case .attribute(let slot)? = checked.references[expression.id] { return [slot] }
    return expression.children.reduce(into: []) { $0.formUnion(slots(of: $1)) }
  }

  /// What a test gives where one field is empty and every other has some value; nil where that cannot be told.
  private func value(of test: Expr, whenEmpty slot: Int) -> Bool? {
    var symbols = SymbolTable()
    let program = Program.plan(checked, root: test, symbols: &symbols)
    var memory = Memory(texts: symbols)
    var inputs: [Value] = []
    for (place, attribute) in checked.attributes.enumerated() {
      let value = place == slot ? memory.empty(attribute.type) : memory.sample(attribute.type)
      inputs.append(value ?? .unknown(attribute: place))
    }
    let result = program.evaluate(inputs, &memory)
    return result.asBool
  }
}

extension Memory {
  /// What somebody would take for no value of a type; nil where there is nothing like it.
  fileprivate mutating func empty(_ type: ValueType) -> Value? {
    switch type {
    case .bool: .bool(false)
    case .int: .int(0)
    case .uint: .uint(0)
    case .double: .double(0)
    case .string: string("")
    case .list: list(of: [])
    case .map: map(of: [])
    case .dyn: .null
    default: nil
    }
  }

  /// A text that no field has, and lists of it; nil where no value stands for all others.
  fileprivate mutating func sample(_ type: ValueType) -> Value? {
    switch type {
    case .string: return string("\u{1}")
    case .list(.string):
      let text = string("\u{1}")
      return list(of: [text])
    default: return nil
    }
  }
}
