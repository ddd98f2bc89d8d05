package import RulePacks
package import SourceText

/// What is asked for, line by line, and what leaders and teams are asked: the files of the folder Practices.
package enum ShippedPractices {
  package static let checklistFile = SourceFile(
    name: "Practices/checklist.yaml", utf8: PackageResources.checklist_yaml)
  package static let surveyFile = SourceFile(
    name: "Practices/survey.yaml", utf8: PackageResources.survey_yaml)

  package static var checklist: Checklist { Checklist.read(checklistFile).checklist }
  package static var survey: Survey { Survey.read(surveyFile).survey }
}
