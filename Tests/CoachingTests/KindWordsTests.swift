import Testing

@testable import Coaching

@Suite("The name of a kind as words")
struct KindWordsTests {
  @Test(
    "says what happened and what would happen",
    arguments: [
      ("issue.confirmed", "issue", "confirmed", "an issue", "is confirmed"),
      ("deal.close_date_changed", "deal close date", "changed", "the deal close date", "changes"),
      ("contact.joined", "contact", "joined", "a contact", "joins"),
      ("feedback.received", "feedback", "received", "feedback", "is received"),
      ("site_visit.held", "site visit", "held", "a site visit", "is held"),
    ])
  func words(kind: String, noun: String, participle: String, withArticle: String, present: String) {
    let words = KindWords(kind)
    #expect(words.noun == noun)
    #expect(words.participle == participle)
    #expect(words.withArticle == withArticle)
    #expect(words.present == present)
  }
}
