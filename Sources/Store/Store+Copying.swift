import GRDB
import Glibc

extension Store {
  /// Makes a copy of everything as of now, while others go on to write.
  ///
  /// - Parameter copy: A file that does not exist; it appears only when it is whole.
  package func backUp(to copy: String) throws(StoreProblem) {
    guard access(copy, F_OK) != 0 else { throw .exists(copy) }
    try putCopy(at: copy)
  }

  /// Has a store become as this one is, and forget what it holds, in one step.
  ///
  /// Where what stands there is no store any more it is replaced as a file.
  package func overwrite(_ path: String) throws(StoreProblem) {
    do throws(StoreProblem) {
      let store = try Store(path, isReadOnly: false)
      try asking { queue in try queue.backup(to: store.database) }
    } catch {
      switch error {
      case .foreign, .damaged:
        for ending in ["-wal", "-shm"] { unlink(path + ending) }
        try putCopy(at: path)
      default: throw error
      }
    }
  }

  private func putCopy(at path: String) throws(StoreProblem) {
    let unfinished = "\(path).unfinished-\(getpid())"
    defer { for ending in ["", "-wal", "-shm"] { unlink(unfinished + ending) } }
    let copy = try Store(unfinished, isReadOnly: false)
    try asking { queue in try queue.backup(to: copy.database) }
    try copy.settle()
    try copy.close()
    guard rename(unfinished, path) == 0 else { throw .unusable(path, String(cString: strerror(errno))) }
  }

  /// Gives back the room of what was deleted, and moves what stands beside the file into it.
  ///
  /// Needs as much room again as the store takes.
  package func compact() throws(StoreProblem) {
    try asking { queue in
      try queue.vacuum()
      try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA optimize") }
    }
    try settle()
  }

  /// Moves what stands beside the file into it.
  func settle() throws(StoreProblem) {
    try asking { queue in
      try queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    }
  }

  func close() throws(StoreProblem) {
    try asking { queue in try queue.close() }
  }
}
