import EventTime

extension LoggedActivity {
  /// The activity as one line of NDJSON, without the line feed.
  ///
  /// Canonical: keys in the order of the documentation, those of `data` sorted by their bytes, defaults left
  /// out. Two activities say the same exactly when their lines are equal. A double that is not finite becomes
  /// null.
  package var line: String {
    var writer = LineWriter()
    writer.text("id", id)
    writer.text("at", RFC3339.format(at))
    writer.text("kind", kind)
    for (key, value) in [("deal", deal), ("account", account), ("rep", rep), ("actor", actor?.name)] {
      if let value { writer.text(key, value) }
    }
    if !contacts.isEmpty { writer.value("contacts", .list(contacts.map { .text($0) })) }
    if !data.isEmpty { writer.object("data", data) }
    if let text { writer.text("text", text) }
    if seq != 0 { writer.value("seq", .int(seq)) }
    if let recorded, recorded != at { writer.text("recorded", RFC3339.format(recorded)) }
    if rev != 0 { writer.value("rev", .int(rev)) }
    if deleted { writer.value("deleted", .bool(true)) }
    if let source { writer.text("source", source) }
    return writer.finish()
  }
}
