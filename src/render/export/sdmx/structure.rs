//! SDMX-ML 2.1: code lists, concepts, structures, flows.

use std::collections::BTreeMap;

use anyhow::Result;

use super::points::{MEASURES, SCALE_MAX, comparator, growth_basis, unit};
use super::{ATTRIBUTES, Component, DIMENSIONS, Exporter, NONE, TIME, VALUE, VERSION, agency, identifier};
use crate::lang::{Localized, html_lang};
use crate::model::{Facet, GrowthBasis, Observation, ObservationStatus};
use crate::quantity::{Comparator, Form, Unit};
use crate::render::export::unit_name;
use crate::render::{Writer, escape_xml};

/// The whole message.
pub fn write(export: &Exporter<'_>) -> Result<Vec<u8>> {
    let agency = agency(export);
    let message = Message { export, agency: &agency };
    Ok(message.text().into_bytes())
}

struct Message<'a, 'b> {
    export: &'b Exporter<'a>,
    agency: &'b str,
}

/// A code with its name in every language.
struct Code {
    id: String,
    names: Vec<(String, String)>,
}

impl Message<'_, '_> {
    fn text(&self) -> String {
        // The standard wants a time of preparation; without a clock it is the day of the newest report.
        let prepared = self.export.released().map_or("1970-01-01".to_owned(), |date| date.to_string());
        let lists: String = self.lists().iter().map(|(id, codes)| self.list(id, codes)).collect();
        let flows: String = ["FIGURES", "TOTALS"].iter().map(|id| self.flow(id)).collect();
        let structures = [self.structure("FIGURES", true), self.structure("TOTALS", false)].concat();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <mes:Structure xmlns:mes=\"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message\" \
             xmlns:str=\"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure\" \
             xmlns:com=\"http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common\">\n\
             <mes:Header><mes:ID>STRUCTURE</mes:ID><mes:Test>false</mes:Test>\
             <mes:Prepared>{prepared}T00:00:00</mes:Prepared><mes:Sender id=\"{}\"/></mes:Header>\n\
             <mes:Structures>\n<str:Dataflows>\n{flows}</str:Dataflows>\n<str:Codelists>\n{lists}</str:Codelists>\n\
             <str:Concepts>\n{}</str:Concepts>\n<str:DataStructures>\n{structures}</str:DataStructures>\n\
             </mes:Structures>\n</mes:Structure>\n",
            // An agency may have dots in its id, a sender may not.
            self.agency.replace('.', "_"),
            self.concepts(),
        )
    }

    /// `id`, agency and version, as all that is maintained has them.
    fn identity(&self, id: &str) -> String {
        format!("id=\"{id}\" agencyID=\"{}\" version=\"{VERSION}\" isFinal=\"false\"", self.agency)
    }

    fn names(names: &[(String, String)]) -> String {
        let name = |(lang, text): &(String, String)| {
            format!("<com:Name xml:lang=\"{}\">{}</com:Name>", html_lang(lang), escape_xml(text))
        };
        names.iter().map(name).collect()
    }

    /// A text in every language.
    fn each(&self, text: impl Fn(&Writer<'_>) -> String) -> Vec<(String, String)> {
        self.export.writers.iter().map(|w| (w.code.to_owned(), text(w))).collect()
    }

    fn word(&self, key: &str) -> Vec<(String, String)> {
        self.each(|w| w.word(key))
    }

    fn flow(&self, id: &str) -> String {
        let what = if id == "TOTALS" { "sdmx-totals" } else { "sdmx-figures" };
        let title = self.each(|w| {
            let title = w.text(&w.site().settings.title);
            w.t("labelled", &[("label", title.into()), ("text", w.word(what).into())])
        });
        format!(
            "<str:Dataflow {}>{}<str:Structure><Ref id=\"{id}\" version=\"{VERSION}\" agencyID=\"{}\" \
             package=\"datastructure\" class=\"DataStructure\"/></str:Structure></str:Dataflow>\n",
            self.identity(id),
            Self::names(&title),
            self.agency,
        )
    }

    fn concepts(&self) -> String {
        let all = DIMENSIONS.iter().chain([&TIME, &VALUE]).chain(&ATTRIBUTES);
        let concept = |component: &Component| {
            let names = Self::names(&self.word(component.word));
            format!("<str:Concept id=\"{}\">{names}</str:Concept>\n", component.id)
        };
        format!(
            "<str:ConceptScheme {}>{}\n{}</str:ConceptScheme>\n",
            self.identity("CONCEPTS"),
            Self::names(&self.word("sdmx-concepts")),
            all.map(concept).collect::<String>(),
        )
    }

    fn structure(&self, id: &str, timed: bool) -> String {
        let dimensions = (1..).zip(&DIMENSIONS).map(|(position, dimension)| {
            format!(
                "<str:Dimension id=\"{}\" position=\"{position}\">{}</str:Dimension>\n",
                dimension.id,
                self.component(dimension, "String")
            )
        });
        let time = format!(
            "<str:TimeDimension id=\"{}\" position=\"{}\">{}</str:TimeDimension>\n",
            TIME.id,
            DIMENSIONS.len() + 1,
            self.component(&TIME, "ObservationalTimePeriod"),
        );
        let attributes = ATTRIBUTES.iter().map(|attribute| {
            let assignment = if attribute.id == "OBS_STATUS" { "Mandatory" } else { "Conditional" };
            format!(
                "<str:Attribute id=\"{}\" assignmentStatus=\"{assignment}\">{}<str:AttributeRelationship>\
                 <str:PrimaryMeasure><Ref id=\"{}\"/></str:PrimaryMeasure></str:AttributeRelationship></str:Attribute>\n",
                attribute.id,
                self.component(attribute, "String"),
                VALUE.id,
            )
        });
        format!(
            "<str:DataStructure {}>{}<str:DataStructureComponents>\n<str:DimensionList id=\"DimensionDescriptor\">\n{}{}\
             </str:DimensionList>\n<str:AttributeList id=\"AttributeDescriptor\">\n{}</str:AttributeList>\n\
             <str:MeasureList id=\"MeasureDescriptor\"><str:PrimaryMeasure id=\"{}\">{}</str:PrimaryMeasure>\
             </str:MeasureList>\n</str:DataStructureComponents></str:DataStructure>\n",
            self.identity(id),
            Self::names(&self.word(if timed { "sdmx-figures" } else { "sdmx-totals" })),
            dimensions.collect::<String>(),
            if timed { time.as_str() } else { "" },
            attributes.collect::<String>(),
            VALUE.id,
            self.component(&VALUE, "Decimal"),
        )
    }

    /// The concept of a component and its values: a code list, or a type.
    fn component(&self, component: &Component, kind: &str) -> String {
        let agency = self.agency;
        let values = match component.codes {
            Some(list) => format!(
                "<str:Enumeration><Ref id=\"{list}\" version=\"{VERSION}\" agencyID=\"{agency}\" package=\"codelist\" \
                 class=\"Codelist\"/></str:Enumeration>"
            ),
            None => format!("<str:TextFormat textType=\"{kind}\"/>"),
        };
        format!(
            "<str:ConceptIdentity><Ref id=\"{}\" maintainableParentID=\"CONCEPTS\" maintainableParentVersion=\"{VERSION}\" \
             agencyID=\"{agency}\" package=\"conceptscheme\" class=\"Concept\"/></str:ConceptIdentity>\
             <str:LocalRepresentation>{values}</str:LocalRepresentation>",
            component.id,
        )
    }

    fn list(&self, id: &str, codes: &[Code]) -> String {
        let all = DIMENSIONS.iter().chain(&ATTRIBUTES);
        let word = all.into_iter().find(|component| component.codes == Some(id)).map_or("", |component| component.word);
        let code = |code: &Code| format!("<str:Code id=\"{}\">{}</str:Code>\n", code.id, Self::names(&code.names));
        format!(
            "<str:Codelist {}>{}\n{}</str:Codelist>\n",
            self.identity(id),
            Self::names(&self.word(word)),
            codes.iter().map(code).collect::<String>(),
        )
    }

    /// The code lists by id.
    fn lists(&self) -> Vec<(&'static str, Vec<Code>)> {
        let site = self.export.site();
        let named =
            |id: &str, name: &Localized| Code { id: identifier(id), names: self.each(|w| w.text(name).to_owned()) };
        let word = |id: &str, key: &str| Code { id: id.to_owned(), names: self.word(key) };
        let organizations = site.organizations.iter().map(|(_, one)| named(&one.id, &one.name)).collect();
        let indicators = site.indicators.iter().map(|(_, one)| named(&one.id, &one.name)).collect();
        let reports = site.reports.iter().map(|(_, one)| named(&one.slug, &one.title)).collect();
        let bases = GrowthBasis::all().map(|basis| match basis {
            GrowthBasis::None => word(&growth_basis(basis), "sdmx-none"),
            stated => word(&growth_basis(stated), &format!("basis-{}", stated.as_str())),
        });
        let scales =
            (0..=SCALE_MAX).map(|scale| Code { id: scale.to_string(), names: self.each(|_| format!("10^{scale}")) });
        vec![
            ("CL_ORGANIZATION", organizations),
            ("CL_INDICATOR", indicators),
            ("CL_ITEM", self.facets(|one| one.item.as_deref())),
            ("CL_BASIS", self.facets(|one| one.basis.as_deref())),
            ("CL_MEASURE", MEASURES.iter().map(|(id, key)| word(id, key)).collect()),
            ("CL_REPORT", reports),
            (
                "CL_OBS_STATUS",
                ObservationStatus::all().map(|it| word(it.code(), &format!("status-{}", it.code()))).into(),
            ),
            ("CL_UNIT", self.units()),
            ("CL_UNIT_MULT", scales.collect()),
            (
                "CL_COMPARATOR",
                Comparator::all()
                    .map(|it| Code { id: comparator(it).into(), names: self.each(|_| it.as_str().into()) })
                    .into(),
            ),
            ("CL_GROWTH_BASIS", bases.into()),
        ]
    }

    /// The items or bases that figures have.
    fn facets<'c>(&'c self, of: impl Fn(&'c Observation) -> Option<&'c Facet>) -> Vec<Code> {
        let none = Code { id: NONE.to_owned(), names: self.word("sdmx-none") };
        let mut codes = BTreeMap::new();
        for facet in self.export.site().observations.iter().filter_map(|(_, one)| of(one)) {
            codes.entry(identifier(&facet.key)).or_insert_with(|| self.each(|w| w.text(&facet.name).to_owned()));
        }
        std::iter::once(none).chain(codes.into_iter().map(|(id, names)| Code { id, names })).collect()
    }

    /// The units that figures have, without their scales.
    fn units(&self) -> Vec<Code> {
        let site = self.export.site();
        let levels = site.observations.iter().flat_map(|(_, one)| {
            one.level.iter().map(|level| &level.unit).chain(one.share.iter().map(|share| &share.value.unit))
        });
        let mut units: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        let registered = site.indicators.iter().flat_map(|(_, one)| &one.units);
        let always = [Unit::percent(), Unit::place()];
        for one in levels.chain(registered).chain(&always) {
            // The name is that of the unit without its scale, which the code leaves out.
            let bare = site.settings.units.find(one.unscaled().0).filter(|_| !matches!(one.form, Form::Custom { .. }));
            let bare = bare.as_ref().unwrap_or(one);
            units.entry(unit(one).0).or_insert_with(|| self.each(|w| unit_name(w, bare, None)));
        }
        units.entry("PP".to_owned()).or_insert_with(|| self.word("sdmx-points"));
        units.into_iter().map(|(id, names)| Code { id, names }).collect()
    }
}
