package import EventTime

/// Whatever brings messages to people: files, standard output, a command, a chat, mail.
package protocol MessageCarrier {
  /// Takes one message over for good; a message that comes again has the same id.
  ///
  /// - Throws: Where it cannot: the message then waits, with those behind it.
  func carry(_ letter: Outbox.Letter) throws
}

/// Messages that wait to be handed over to a carrier.
///
/// What keeps them is named as closures, so that it knows nothing of who brings them. Each message is handed over at
/// least once: who dies between handing over and noting it hands it over again, under the same id.
package struct Outbox {
  package struct Letter: Hashable, Sendable {
    /// The same each time: who gets a letter twice can tell.
    package var id: String
    package var person: String
    /// Not to be handed over before.
    package var from: Instant
    /// One document of JSON.
    package var body: String

    package init(id: String, person: String, from: Instant, body: String) {
      self.id = id
      self.person = person
      self.from = from
      self.body = body
    }
  }

  /// The oldest first.
  package var waiting: () throws -> [Letter]
  package var carrier: any MessageCarrier
  /// Notes that a letter has been taken over for good.
  package var note: (Letter) throws -> Void

  package init(
    waiting: @escaping () throws -> [Letter], carrier: any MessageCarrier,
    note: @escaping (Letter) throws -> Void
  ) {
    self.waiting = waiting
    self.carrier = carrier
    self.note = note
  }

  /// Hands over what may be by now; the first that is not taken over ends it, and waits with those behind it.
  ///
  /// - Returns: How many were handed over.
  package func deliver(at now: Instant) throws -> Int {
    let letters = try waiting().filter { $0.from <= now }
    for letter in letters {
      try carrier.carry(letter)
      try note(letter)
    }
    return letters.count
  }
}
