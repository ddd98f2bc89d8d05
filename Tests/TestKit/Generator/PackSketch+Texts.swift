// LANGUAGE.md section 10.
extension PackSketch {
  /// What to say to whom.
  mutating func nudge(_ sight: Sight, form: String) -> Draft {
    var entries: [(key: String, value: Draft)] = []
    let hasRep = dice.chance(85)
    if hasRep { entries.append(("rep", .text(text(sight, form: form)))) }
    if !hasRep || dice.chance(40) { entries.append(("manager", .text(text(sight, form: form)))) }
    if dice.chance(10) { entries.append(("ask", .list([.text(text(sight, form: form))]))) }
    if dice.chance(10) { entries.append(("do", .list([.text(text(sight, form: form))]))) }
    return .map(entries)
  }

  mutating func text(_ sight: Sight, form: String) -> String {
    var choices = [
      "Look.", "It is {rep.id}, and {{this}} is a brace.", "Now is {day(now)}.", "At {params.talk}.",
    ]
    choices += [
      "{span(params.span)} at most {percent(params.talk)}, {plural(params.most, \"day\", \"dagen\")}."
    ]
    choices += ["Ask {rep.name} of {team.name} under {manager.name}."]
    if sight.deal { choices += dealTexts }
    if sight.kinds != nil { choices += activityTexts }
    let found = foundTexts(form)
    // What only this form has is worth more.
    choices += found + found
    for norm in norms where sight.deal || !norm.needsDeal { choices.append("Usually {norms.\(norm.name)}.") }
    for fact in facts { choices += factTexts(fact.name, fact.kind) }
    return dice.pick(choices)
  }

  private var dealTexts: [String] {
    [
      "{money(deal.amount)} for {deal.name}.", "{money(deal.amount, \"CHF\")} closes {day(deal.close_date)}.",
      "Opened {ago(deal.opened_at)}.", "{clip(deal.name, 6)} in {deal.stage} at {account.name}.",
    ]
  }

  private var activityTexts: [String] {
    [
      "On {day(activity.at)}, {ago(activity.at)}, {span(now - activity.at)}.", "By {activity.actor}.",
      "With {list(activity.contacts)}: {clip(activity.text, 9)}", "{activity.id} is {activity.kind}.",
    ]
  }

  private func factTexts(_ name: String, _ kind: FactKind) -> [String] {
    switch kind {
    case .int: ["There are {plural(facts.\(name), \"thing\")}.", "{facts.\(name)} of them."]
    case .double: ["It is {percent(facts.\(name))} or {money(facts.\(name))}, {facts.\(name)}."]
    case .duration: ["After {span(facts.\(name))}."]
    case .timestamp: ["Since {day(facts.\(name))}."]
    case .list: ["They spoke of {list(facts.\(name))}."]
    case .activity: ["It was {facts.\(name).id}."]
    }
  }

  /// A text that speaks of what the sentence found.
  private func foundTexts(_ form: String) -> [String] {
    switch form {
    case "later": ["It was due {day(due)}, {span(late_by)} late.", "Due {due}."]
    case "never", "next": ["It was {other.kind} on {day(other.at)}."]
    case "silence": ["The last was {last.id}, due {day(due)}."]
    case "at_least_of_before": ["{count} in {period}, {before} before, {missing} are missing."]
    case "at_most_of_before": ["{count} in {period} after {before}, the last {other.id}."]
    case "at_least": ["{rep.id} had {count} in {period}, {missing} are missing since {day(due)}."]
    case "at_most": ["{count} in {period}, the last {other.id}."]
    default: []
    }
  }
}
