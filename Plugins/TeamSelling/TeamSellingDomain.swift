package import DomainKit

/// Brings several departments to large deals and keeps the customer present between internal meetings.
package struct TeamSellingDomain: RuleDomain {
  package let id = "team-selling"
  package let title = "Team selling"
  package let purpose = """
    Brings several departments to large deals and keeps the customer present between internal \
    meetings.
    """
  package let requires = ["commercial-discipline"]

  package init() {}

  package var packs: [EmbeddedPack] {
    [
      EmbeddedPack(
        "team-selling.yaml", PackageResources.team_selling_yaml,
        tests: PackageResources.team_selling_test_yaml)
    ]
  }
}
