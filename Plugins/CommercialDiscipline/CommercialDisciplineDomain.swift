package import CEL
package import DomainKit

/// Keeps value before price, trade before gift, and both sides' profit in view.
package struct CommercialDisciplineDomain: RuleDomain {
  package let id = "commercial-discipline"
  package let title = "Commercial discipline"
  package let purpose = """
    Keeps value before price, trade before gift, and both sides' profit in view.
    """

  package init() {}

  package var functions: [Function] { [.share] }

  package var packs: [EmbeddedPack] {
    [
      EmbeddedPack(
        "commercial-discipline.yaml", PackageResources.commercial_discipline_yaml,
        tests: PackageResources.commercial_discipline_test_yaml)
    ]
  }
}
