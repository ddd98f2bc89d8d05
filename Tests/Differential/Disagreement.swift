import CEL
import CELWorkbench
import ExpressionCases
import SourceText

/// An expression with its bindings to which the two implementations give different answers.
struct Disagreement {
  var source: String
  let bindings: [String: JSON]
  let verdict: Verdict
  private(set) var ours: Answer
  private(set) var peer: String
  private(set) var reason: String

  init(_ source: String, _ bindings: [String: JSON], _ ours: Answer, peer: String, reason: String) {
    (self.source, self.bindings, self.ours, self.peer, self.reason) = (source, bindings, ours, peer, reason)
    verdict = Verdict(source, ours, peer: peer, reason: reason)
  }

  /// The smallest expression that was found about which the two disagree in the same way.
  func smallest(asking process: Peer) -> Disagreement {
    guard process.bind(bindings) else { return self }
    var best = self
    _ = ExpressionShrinker.smallest(source) { candidate in
      guard let answer = process.answer(to: candidate) else { return false }
      let ours = Answer(to: candidate, under: bindings)
      let next = Disagreement(candidate, bindings, ours, peer: answer.text, reason: answer.reason)
      guard next.isLike(best) else { return false }
      best = next
      return true
    }
    return best
  }

  /// Whether both fail, or do not, at the same stage as in the other one.
  private func isLike(_ other: Disagreement) -> Bool {
    verdict == other.verdict && ours.stage == other.ours.stage && (peer == "error") == (other.peer == "error")
      && reason.hasPrefix("not compiled") == other.reason.hasPrefix("not compiled")
  }
}

extension Answer {
  /// How far it came.
  fileprivate var stage: Int {
    if text != "error" { return 3 }
    return reason.hasPrefix("not read") ? 0 : reason.hasPrefix("not checked") ? 1 : 2
  }
}

extension Disagreement: CustomStringConvertible {
  var description: String {
    let names = usedNames.sorted()
    var json = JSONWriter()
    json.object { json in
      for name in names {
        json.key(name)
        (bindings[name] ?? .null).write(to: &json)
      }
    }
    let given = names.isEmpty ? "" : "\n  with  \(json.text)"
    return
      "\(verdict.title)\n  \(source)\(given)\n  ours  \(ours.text) \(ours.reason)\n  peer  \(peer) \(reason)"
  }

  private var usedNames: Set<String> {
    guard let expression = Parser.parse(Array(source.utf8)).expression else { return [] }
    var names: Set<String> = []
    func collect(_ node: Expr) {
      if case .identifier(let name) = node.kind, bindings[name] != nil { names.insert(name) }
      for child in node.children { collect(child) }
    }
    collect(expression)
    return names
  }
}
