import GRDB

/// Why a store cannot do what it was asked to.
package enum StoreProblem: Error, Hashable, Sendable {
  case missing(String)
  case exists(String)
  /// A file that is no store.
  case foreign(String)
  /// Written by a later version of the program.
  case newer(String)
  /// Written by an earlier version of the program, and not to be changed now.
  case older(String)
  /// Another program has been writing for too long.
  case busy(String)
  case full(String)
  case readOnly(String)
  /// Not what was written, with what SQLite says.
  case damaged(String, String)
  /// The system does not read or write its file: no room, a limit on files, or a disk that fails.
  case failing(String, String)
  case unusable(String, String)

  /// What is wrong and what to do, without a full stop.
  package var message: String {
    switch self {
    case .missing(let path): "there is no store at \(path); make one with: touchline store init \(path)"
    case .exists(let path): "\(path) exists already, and was left as it is"
    case .foreign(let path): "\(path) is no store of Touchline"
    case .newer(let path): "\(path) was written by a later version of touchline; use that one"
    case .older(let path):
      "\(path) was written by an earlier version of touchline; any command that writes to it brings it up to date"
    case .busy(let path): "another program is writing to \(path); try again when it is done"
    case .full(let path):
      "there is no room left for \(path); make some and give the same command again: what was kept stays"
    case .readOnly(let path): "\(path) or its folder cannot be written to"
    case .damaged(let path, let reason):
      "\(path) is damaged (\(reason)); bring back a copy with: touchline store restore COPY \(path)"
    case .failing(let path, let reason):
      "\(path) cannot be read or written: \(reason); see whether there is room, and whether the disk is well. What was kept stays"
    case .unusable(let path, let reason): "\(path) cannot be used: \(reason)"
    }
  }

  /// Whether something was asked for that does not exist or must not be touched, rather than something being broken.
  package var isUsage: Bool {
    switch self {
    case .missing, .exists: true
    default: false
    }
  }

  init(_ error: any Error, _ path: String) {
    guard let error = error as? DatabaseError else {
      self = error as? StoreProblem ?? .unusable(path, String(describing: error))
      return
    }
    let reason = error.message ?? error.resultCode.description
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path)
      case .SQLITE_FULL: .full(path)
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN: .readOnly(path)
      case .SQLITE_NOTADB: .foreign(path)
      case .SQLITE_CORRUPT: .damaged(path, reason)
      case .SQLITE_IOERR: .failing(path, reason)
      default: .unusable(path, reason)
      }
  }
}
