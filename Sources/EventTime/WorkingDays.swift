/// Numbers the working days, so that the n-th one from any day is found without walking there.
///
/// Numbers count from the Monday before 1970; those of earlier days are negative.
struct WorkingDays: Sendable {
  /// How many working days a week has before each of its days, Monday first, and in all.
  private let countBefore: [Int]
  /// The place in the week of each of its working days.
  private let places: [Int]
  /// Closed days that would be working days, as days since 1970, ascending.
  private let closed: [Int]

  private static let firstDay = Instant.earliest.milliseconds / 86_400_000
  private static let lastDay = Instant.latest.milliseconds / 86_400_000

  init(days: Set<Weekday>, closed: [CivilDate]) {
    var counts = [0]
    for day in Weekday.allCases { counts.append(counts[day.rawValue] + (days.contains(day) ? 1 : 0)) }
    countBefore = counts
    places = days.map(\.rawValue).sorted()
    self.closed = Set(closed).filter { days.contains($0.weekday) }.map(\.daysSinceEpoch).sorted()
  }

  /// How many working days lie before a day, which is the number of that day if it is one.
  func count(before day: Int) -> Int {
    let shifted = day + 3
    let week = shifted.floorQuotient(by: 7)
    return week * places.count + countBefore[shifted - week * 7] - closedDays(before: day)
  }

  /// The working day with this number, or nil where it lies outside the years 1 to 9999.
  func day(number: Int) -> Int? {
    guard !places.isEmpty else { return nil }
    // The least fixed point: each closed day up to the day found moves it on by one.
    var unclosed = number + closedDays(before: dayIgnoringClosed(number))
    while true {
      let day = dayIgnoringClosed(unclosed)
      guard day >= Self.firstDay, day <= Self.lastDay else { return nil }
      let next = number + closedDays(before: day + 1)
      if next == unclosed { return day }
      unclosed = next
    }
  }

  private func dayIgnoringClosed(_ number: Int) -> Int {
    let week = number.floorQuotient(by: places.count)
    return week * 7 + places[number - week * places.count] - 3
  }

  private func closedDays(before day: Int) -> Int {
    var low = 0
    var high = closed.count
    while low < high {
      let middle = (low + high) / 2
      if closed[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
