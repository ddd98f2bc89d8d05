import Temporal
import Testing

@Suite("What has to agree")
struct AgreementsTests {
  private func key(_ agreements: inout Agreements, _ parts: [[Int64]]) -> Agreements.Key {
    agreements.begin()
    for part in parts {
      if part.count == 1 {
        agreements.add(single: .int(part[0]))
      } else {
        agreements.add(list: part.map { .int($0) })
      }
    }
    return agreements.finish()
  }

  @Test("agrees where single values are equal and lists share an element, in every place")
  func agree() {
    var agreements = Agreements()
    let one = key(&agreements, [[1], [1, 2]]), same = key(&agreements, [[1], [2, 3]])
    let other = key(&agreements, [[2], [2, 3]]), apart = key(&agreements, [[1], [4, 5]])
    let single = key(&agreements, [[1], [2]])
    #expect(key(&agreements, [[1], [1, 2]]) == one)
    #expect(agreements.agree(one, one) && agreements.agree(one, same) && agreements.agree(same, one))
    #expect(!agreements.agree(one, other) && !agreements.agree(one, apart))
    #expect(!agreements.agree(one, single) && agreements.agree(single, single))
    #expect(agreements.agree(Agreements.everything, Agreements.everything))
    #expect(!agreements.agree(Agreements.everything, one) && !agreements.agree(one, Agreements.everything))
  }

  @Test("is known anew once it was forgotten")
  func clear() {
    var agreements = Agreements()
    let first = key(&agreements, [[1]])
    #expect(key(&agreements, [[2]]) != first)
    agreements.clear()
    #expect(key(&agreements, [[2]]) == first)
  }
}
