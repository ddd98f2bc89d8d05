package import DomainKit

/// Puts the relationship above the sale: serve first, be candid, do not push, and give a sale up when
/// that is right.
package struct RelationshipFirstDomain: RuleDomain {
  package let id = "relationship-first"
  package let title = "Relationship first"
  package let purpose = """
    Puts the relationship above the sale: serve first, be candid, do not push, and give a sale up when \
    that is right.
    """

  package init() {}

  package var packs: [EmbeddedPack] {
    [
      EmbeddedPack(
        "relationship-first.yaml", PackageResources.relationship_first_yaml,
        tests: PackageResources.relationship_first_test_yaml)
    ]
  }
}
