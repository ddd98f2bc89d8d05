import CEL

extension Function {
  /// `rank(text, list) -> int`: the place of a text in a list from 0, or -1 where the list does not hold it.
  ///
  /// Rules need it to tell stages forward, skipped and back: order is what a list of stages is about.
  static let rank = Function(
    name: "rank",
    overloads: [
      Overload(
        id: "rank_string_list", parameters: [.string, .list(.string)], result: .int, cost: 8
      ) { arguments, memory in
        .int(place(of: arguments[0], in: arguments[1], memory))
      }
    ])

  private static func place(of text: Value, in list: Value, _ memory: borrowing Memory) -> Int64 {
    for index in 0..<memory.count(of: list) {
      let isSame = memory.withUTF8(of: text) { sought in
        memory.withUTF8(of: memory.element(index, of: list)) { $0.elementsEqual(sought) }
      }
      if isSame { return Int64(index) }
    }
    return -1
  }
}
