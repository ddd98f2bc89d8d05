package import CEL
package import DomainKit

/// Lets a deal move because the buyer moved, with a plan, common words and no more study than the risk
/// deserves.
package struct OpportunityManagementDomain: RuleDomain {
  package let id = "opportunity-management"
  package let title = "Opportunity management"
  package let purpose = """
    Lets a deal move because the buyer moved, with a plan, common words and no more study than the \
    risk deserves.
    """

  package init() {}

  package var functions: [Function] { [.rank] }

  package var packs: [EmbeddedPack] {
    [
      EmbeddedPack(
        "opportunity-management.yaml", PackageResources.opportunity_management_yaml,
        tests: PackageResources.opportunity_management_test_yaml),
      EmbeddedPack(
        "deal-signals.yaml", PackageResources.deal_signals_yaml,
        tests: PackageResources.deal_signals_test_yaml),
    ]
  }
}
