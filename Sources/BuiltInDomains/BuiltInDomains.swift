import BuyingInfluences
import CalibratedPerformance
import CallPlanning
import CommercialDiscipline
import CustomerConcept
package import DomainKit
import FrontlineCoaching
import KeyAccounts
import MutualCommitment
import OpportunityManagement
import Perspective
import RelationshipFirst
import TeamSelling

/// The domains that are part of the program.
package enum BuiltInDomains {
  /// In the order in which reference pages list them.
  package static let all: [any RuleDomain] = [
    CustomerConceptDomain(),
    BuyingInfluencesDomain(),
    PerspectiveDomain(),
    CommercialDisciplineDomain(),
    RelationshipFirstDomain(),
    TeamSellingDomain(),
    CallPlanningDomain(),
    MutualCommitmentDomain(),
    OpportunityManagementDomain(),
    FrontlineCoachingDomain(),
    KeyAccountsDomain(),
    CalibratedPerformanceDomain(),
  ]
}
