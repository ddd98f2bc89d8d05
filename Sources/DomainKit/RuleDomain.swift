public import Activity
public import CEL

/// A field of practice with its own vocabulary: kinds of activities, functions for expressions, rule packs.
///
/// A domain is one small value in a target of its own. It declares; it evaluates nothing:
///
///     public struct Onboarding: RuleDomain {
///       public let id = "onboarding"
///       public let title = "Onboarding"
///       public let purpose = "Sees to it that a new customer gets what was promised."
///       public let kinds = [
///         KindDeclaration(name: "training.held", about: "Users of the customer were trained.", fields: [
///           FieldDeclaration("people", .int, about: "how many took part")
///         ])
///       ]
///       public init() {}
///     }
///
/// It may live in a package of its own, written against the product DomainKit; docs/developers.md says how the program
/// is built with it.
public protocol RuleDomain: Sendable {
  /// Lower case with hyphens, as packs name it under `domain` and `requires`.
  var id: String { get }
  /// What people call it.
  var title: String { get }
  /// What it watches over, in a sentence or two.
  var purpose: String { get }
  /// The kinds of activities it owns; no two domains own the same, and none owns one of the core.
  var kinds: [KindDeclaration] { get }
  /// Functions that its packs, and packs that require it, may call: pure, and blind to what comes later.
  var functions: [Function] { get }
  /// The ids of the domains whose functions its own packs call.
  var requires: [String] { get }
  /// The packs it ships, as they stand in the binary.
  var packs: [EmbeddedPack] { get }
}

extension RuleDomain {
  public var kinds: [KindDeclaration] { [] }
  public var functions: [Function] { [] }
  public var requires: [String] { [] }
  public var packs: [EmbeddedPack] { [] }
}
