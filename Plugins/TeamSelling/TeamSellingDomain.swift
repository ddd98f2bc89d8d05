import DomainKit

/// Brings several departments to large deals and keeps the customer present between internal meetings.
package struct TeamSellingDomain: RuleDomain {
  package let id = "team-selling"
  package let title = "Team selling"
  package let purpose = """
    Brings several departments to large deals and keeps the customer present between internal \
    meetings.
    """

  package init() {}
}
