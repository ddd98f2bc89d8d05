import RulePacks

/// The lines that have to be read to run some subjects.
struct NeededLines {
  /// What has been read so far, and holds for every reader of the same log.
  struct Found: Sendable {
    /// Each once.
    private(set) var lines: [KeptLine] = []
    /// The numbers of the lines of activities that read otherwise now.
    var rewritten: Set<Int64> = []
    /// What has been read of whom.
    fileprivate var read: [KeptPart: [String: [KeptLine]]] = [:]
    private var numbers: Set<Int64> = []

    mutating func add(_ some: [KeptLine]) {
      for line in some where numbers.insert(line.number).inserted { lines.append(line) }
    }
  }

  var found: Found
  private let run: StandingRun
  private let log: any KeptLog
  /// The kinds of activity that rules about a kind of subject ask for.
  private var asked: [SubjectKind: KeptKinds] = [:]
  private var changingDeals: KeptKinds?

  init(_ run: StandingRun, _ log: any KeptLog, _ found: Found = Found()) {
    self.run = run
    self.log = log
    self.found = found
  }

  /// Reads what has to be read to run some subjects.
  ///
  /// - Parameter touched: All that something concerns.
  /// - Returns: False where it is too much.
  mutating func read(_ subjects: Set<SubjectID>, touched: Set<SubjectID>, most: Int) throws -> Bool {
    for subject in subjects {
      try read(subject)
      if found.lines.count > most { return false }
    }
    // What others read of deals, and whose these are, follows from their lines.
    guard subjects.contains(where: { $0.kind != .deal }) else { return true }
    for deal in Set(found.lines.compactMap(\.deal)) {
      let subject = SubjectID(kind: .deal, ids: [deal])
      guard !subjects.contains(subject) else { continue }
      try readForOthers(deal, isTouched: touched.contains(subject))
      if found.lines.count > most { return false }
    }
    return true
  }

  private mutating func read(_ subject: SubjectID) throws {
    guard subject.kind != .deal, run.reach.isReadableInPart(subject.kind) else {
      return try readAll(of: subject)
    }
    let first = try log.beginning(subject).map { try log.activity($0.activity) } ?? []
    // Where the first activity reads otherwise, any other may be the first.
    if first.contains(where: { found.rewritten.contains($0.number) }) { return try readAll(of: subject) }
    found.add(first)
    let asked = try kindsAsked(by: subject.kind)
    if let kept = subject.kept {
      found.add(try log.lines(of: asked, filed: (kept.part, kept.id)))
    } else if subject.kind == .organisation {
      found.add(try log.lines(of: asked, filed: nil))
    } else {
      for rep in run.reps(of: subject) { found.add(try log.lines(of: asked, filed: (.rep, rep))) }
    }
  }

  private mutating func readAll(of subject: SubjectID) throws {
    if let (part, id) = subject.kept { found.add(try lines(part, id)) }
  }

  /// What a deal was as of each activity that has been read follows from those that change it.
  private mutating func readForOthers(_ deal: String, isTouched: Bool) throws {
    guard !isTouched, found.read[.deal]?[deal] == nil, try log.isSteady(deal),
      let began = try log.beginning(SubjectID(kind: .deal, ids: [deal]))
    else { return found.add(try lines(.deal, deal)) }
    found.add(try log.lines(of: kindsThatChangeDeals(), orAt: began.at, ofDeal: deal))
  }

  private mutating func kindsAsked(by kind: SubjectKind) throws -> KeptKinds {
    if let known = asked[kind] { return known }
    let kinds = try log.kinds { run.reach.asks(for: $0, of: kind) }
    asked[kind] = kinds
    return kinds
  }

  private mutating func kindsThatChangeDeals() throws -> KeptKinds {
    if let changingDeals { return changingDeals }
    let kinds = try log.kinds { DealVocabulary.kinds.contains($0) }
    changingDeals = kinds
    return kinds
  }

  /// All lines of a subject.
  mutating func lines(_ part: KeptPart, _ id: String) throws -> [KeptLine] {
    if let known = found.read[part]?[id] { return known }
    let lines = try log.lines(part, id)
    found.read[part, default: [:]][id] = lines
    return lines
  }
}
