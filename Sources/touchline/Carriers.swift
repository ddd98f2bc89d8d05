import Coaching
import Glibc

/// One file a message in a folder, named by its id.
struct FolderCarrier: MessageCarrier {
  let folder: String

  func carry(_ letter: Outbox.Letter) throws {
    let name = letter.id.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? String($0) : "_" }.joined()
    try Files.replace("\(folder)/\(name).json", by: letter.body + "\n")
  }
}

/// One line a message on standard output.
struct LineCarrier: MessageCarrier {
  func carry(_ letter: Outbox.Letter) throws { Console.standardOutput.write(letter.body + "\n") }
}

/// A command that is run once a message, with the message on its standard input: it has taken the message over when it
/// ends with status 0.
struct CommandCarrier: MessageCarrier {
  let command: String

  func carry(_ letter: Outbox.Letter) throws {
    guard let pipe = popen(command, "w") else {
      throw Failure.input("'\(command)' does not start: \(String(cString: strerror(errno)))")
    }
    let bytes = Array((letter.body + "\n").utf8)
    let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, pipe) }
    let status = pclose(pipe)
    guard status == 0, written == bytes.count else {
      throw Failure.input(
        "'\(command)' did not take message \(letter.id) over (status \(status >> 8 & 0xFF)); it waits with those behind it"
      )
    }
  }
}
