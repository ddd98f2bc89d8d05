import CEL
import CELWorkbench
import Glibc
import SourceText

/// The other implementation as a process that answers line by line.
final class Peer {
  private let process: pid_t
  private let questions: UnsafeMutablePointer<FILE>
  private let answers: UnsafeMutablePointer<FILE>

  /// - Parameter command: The interpreter and peer.py.
  init?(_ command: [String]) {
    var (toPeer, fromPeer): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard pipe(&toPeer) == 0, pipe(&fromPeer) == 0 else { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toPeer[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromPeer[1], STDOUT_FILENO)
    for end in toPeer + fromPeer { posix_spawn_file_actions_addclose(&actions, end) }
    let words = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let environment: [UnsafeMutablePointer<CChar>?] = [nil]
    let code = posix_spawn(&process, command[0], &actions, nil, words, environment)
    close(toPeer[0])
    close(fromPeer[1])
    guard code == 0, let questions = fdopen(toPeer[1], "w"), let answers = fdopen(fromPeer[0], "r") else {
      return nil
    }
    (self.process, self.questions, self.answers) = (process, questions, answers)
  }

  deinit {
    fclose(questions)
    fclose(answers)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  /// Tells the types of the variables, which comes first; false where there is no answer.
  func declare(_ variables: [(name: String, type: ValueType)]) -> Bool {
    ask { json in
      json.key("variables")
      json.object { json in for (name, type) in variables { json.pair(name, type.description) } }
    } != nil
  }

  /// Tells the values of the variables for the questions that follow.
  func bind(_ bindings: [String: JSON]) -> Bool {
    ask { json in
      json.key("bindings")
      JSON.object(bindings).write(to: &json)
    } != nil
  }

  /// What it gives, and why it gives no value; nil where the peer has ended.
  func answer(to source: String) -> (text: String, reason: String)? {
    ask { $0.pair("expr", source) }.flatMap { answer in
      answer["peer"]?.text.map { ($0, answer["reason"]?.text ?? "") }
    }
  }

  private func ask(_ body: (inout JSONWriter) -> Void) -> JSON? {
    var json = JSONWriter()
    json.object(body)
    json.newline()
    guard fputs(json.text, questions) >= 0, fflush(questions) == 0 else { return nil }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    let count = getline(&line, &capacity, answers)
    guard count > 0, let line else { return nil }
    return try? JSON(Array(UnsafeRawBufferPointer(start: line, count: count)))
  }
}
