package import DomainKit

/// Makes sure that we know what each person at the customer wants to fix, avoid or accomplish before we
/// offer anything, and keeps that knowledge fresh.
package struct CustomerConceptDomain: RuleDomain {
  package let id = "customer-concept"
  package let title = "Customer concept"
  package let purpose = """
    Makes sure that we know what each person at the customer wants to fix, avoid or accomplish before \
    we offer anything, and keeps that knowledge fresh.
    """

  package init() {}

  package var packs: [EmbeddedPack] {
    [
      EmbeddedPack(
        "customer-concept.yaml", PackageResources.customer_concept_yaml,
        tests: PackageResources.customer_concept_test_yaml)
    ]
  }
}
