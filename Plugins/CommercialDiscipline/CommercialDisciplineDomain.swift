import DomainKit

/// Keeps value before price, trade before gift, and both sides' profit in view.
package struct CommercialDisciplineDomain: RuleDomain {
  package let id = "commercial-discipline"
  package let title = "Commercial discipline"
  package let purpose = """
    Keeps value before price, trade before gift, and both sides' profit in view.
    """

  package init() {}
}
