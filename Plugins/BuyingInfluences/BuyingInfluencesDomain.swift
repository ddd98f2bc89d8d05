package import DomainKit

/// Shows who decides, who was met and who only appears on paper, and warns when a deal hangs on one person.
package struct BuyingInfluencesDomain: RuleDomain {
  package let id = "buying-influences"
  package let title = "Buying influences"
  package let purpose = """
    Shows who decides, who was met and who only appears on paper, and warns when a deal hangs on one \
    person.
    """

  package init() {}

  package var packs: [EmbeddedPack] {
    [
      EmbeddedPack(
        "buying-influences.yaml", PackageResources.buying_influences_yaml,
        tests: PackageResources.buying_influences_test_yaml)
    ]
  }
}
