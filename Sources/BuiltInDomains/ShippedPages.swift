package import DomainKit
package import RulePacks

/// The pages that are made from the domains, packs and practices of the program.
package enum ShippedPages {
  /// `docs/practices.md`.
  package static var practices: PracticesPage {
    let packs = LoadedDomains(BuiltInDomains.all).shippedPacks().packs
    return PracticesPage(
      ShippedPractices.checklist, survey: ShippedPractices.survey,
      domains: BuiltInDomains.all.map { domain in
        (domain.id, domain.title, packs.filter { $0.domain == domain.id })
      })
  }

  /// `docs/domains/ID.md`; nil for a domain that does not exist.
  package static func domain(_ id: String) -> DomainPage? {
    guard let domain = BuiltInDomains.all.first(where: { $0.id == id }) else { return nil }
    let packs = LoadedDomains(BuiltInDomains.all).shippedPacks().packs
    return DomainPage(domain, packs: packs.filter { $0.domain == id })
  }
}
