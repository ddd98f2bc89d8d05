/// Who did it, as far as the log says.
public enum Actor: UInt8, Hashable, Sendable, CaseIterable, BitwiseCopyable {
  // 0 means in columns that nobody is named.
  case rep = 1
  case customer, manager, colleague, partner, system

  /// As the log writes it.
  public var name: String {
    switch self {
    case .rep: "rep"
    case .customer: "customer"
    case .manager: "manager"
    case .colleague: "colleague"
    case .partner: "partner"
    case .system: "system"
    }
  }

  public init?(named name: String) {
    guard let actor = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = actor
  }
}
