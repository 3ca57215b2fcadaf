// What headers say, in French and English: the wording of survey tools, CRM exports and spreadsheets made by hand.
// Compared normalised: without case, accents, punctuation, question numbers and markup.
import type { ColumnRole } from '../../../../shared/contract/import'

/** “Q3: Échelle de 0 à 10 ?” → “echelle de 0 a 10”; `nps_score`, `npsScore`, `NPS_Score__c` → “nps score”. */
export function normalise(header: string): string {
  const plain = header
    .replace(/<[^>]{1,80}>/g, ' ')
    // Fields that a company added to its CRM.
    .replace(/__c$/i, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/^\s*(?:q\s*#?\s*\d+\s*[:.)#_–-]+|\d+\s*[.)]\s)\s*/, '')
  return plain.replace(/[^\p{L}\p{N}#]+/gu, ' ').trim()
}

/** How far a header's wording speaks for a recommendation score. */
export type ScoreWording = 'recommendation' | 'score' | 'neutral' | 'something-else' | 'group'

const RECOMMENDATION =
  /\bnps\b|\bnpsscore\b|\bnet promoter\b|recomm?end|recommand|\bltr\b|\b(?:likely|probable|probabilite|pret)\b.*\b(?:refer|friend|colleague|ami|amis|collegue|proches|presenti?e[rz])\b/
/** Words for a score that do not say of what. */
const SCORE = new Set([
  'note',
  'score',
  'rating',
  'response',
  'reponse',
  'resposta',
  'evaluation',
  'note globale',
  'note attribuee',
  'note donnee',
  'votre note',
  'score global',
  'overall score',
  'overall rating',
  'your rating',
  'your score',
  'hs value',
])
/** 0–10 questions about something other than recommending. */
const SOMETHING_ELSE =
  /satisf|\bcsat\b|\bces\b|\beffort\b|\bworthwhile\b|\bkeynote\b|\bsupport\b|\bprix\b|\bprice|\bpricing\b|\bqualite\b|\bquality\b|\bfacil|\beas[ey]\b|\baccueil\b|\bdelai|\bcomment evalue|\bhow would you rate\b|\brate the\b|\bfrequen|\bage\b|\bnombre\b|\bnumber\b|\bcount\b|\bnb\b|\bid\b|\brang\b|\brank\b|\bexpectation|\battente|\bimportan/
/** Promoter, passive, detractor, as words or as 1, 2, 3: derived from the score, never the score. */
const GROUP =
  /\bnps\b.*\b(?:group\w*|categor\w*|type|label|segment|class\w*|bucket|stat(?:us|ut))\b|\b(?:group\w*|categor\w*)\b.*\bnps\b/

/** The code that went out with an invitation of this program, under its own header; no score, although it says NPS. */
const INVITATION_CODE = /^nps ?id$/

/** The wording of a column, from all that its header rows say. */
export function scoreWording(headers: readonly string[]): ScoreWording {
  const plain = headers.map(normalise)
  if (plain.some((header) => INVITATION_CODE.test(header))) return 'something-else'
  if (plain.some((header) => GROUP.test(header))) return 'group'
  if (plain.some((header) => RECOMMENDATION.test(header))) return 'recommendation'
  if (plain.some((header) => SOMETHING_ELSE.test(header))) return 'something-else'
  return plain.some((header) => SCORE.has(header)) ? 'score' : 'neutral'
}

/** Several things named as one: “promoter”, “promoteur” … A column of nothing else is a group column. */
export const GROUP_LABEL = /^(?:promot|ambassad|passi[fvo]|neut|detra[ck]?t)/

/** Those that a header names; the others are told by their values. */
export type NamedRole = Exclude<ColumnRole, 'score' | 'segment' | 'group' | 'status' | 'survey' | 'ignore'>

/** For each role, its wordings in groups: those of the first group speak loudest. */
const ROLES: Record<NamedRole, readonly RegExp[]> = {
  answer: [
    /^(?:(?:survey )?response ?(?:id|uuid|number|no)|submission ?id|answer ?id|id (?:de|de la) reponse|n(?:o|umero)? (?:de )?(?:la )?reponse|identifiant (?:de )?(?:la )?reponse|hs object id|hs ingestion id)$/,
    /^(?:id|uuid|#|number|numero|identifiant|respondent ?id|id du repondant|identifiant du repondant|id de la personne interrogee|record id)$/,
  ],
  comment: [
    /^(?:nps )?(?:comments?|commentaires?|verbatims?|verbatim client|feedback)$|\bnps comment|\bmain reason\b|\b(?:raison|raisons) (?:principale|de votre)|^(?:\w+ )?why$|^pourquoi\b/,
    /\b(?:comment|comments|commentaires?|verbatims?|feedback|reasons?|raisons?|motifs?|why|pourquoi|avis|remarques?|justifi\w+|expli(?:cation|cations|quer|quez)|observations?|suggestions?|precisez|open ended response|improve|better|mieux faire|amelior\w*|missing|manque\w*|like (?:the )?most|plait le plus|disappoint\w*|decu\w*)\b/,
    /^(?:answer|text|description|content|hs content|follow up response)$/,
  ],
  date: [
    /^(?:horodateur|timestamp|submit date utc|date submitted|submission date|submitted at|date de soumission|response date|date (?:de |de la )?reponse|repondu le|answered at|completion time|heure de fin|recorded date|date enregistree|end date|date de fin|survey date|surveyed at|date (?:d|de l) enquete|responded at|completed at|hs submission timestamp|nps date)$/,
    /^(?:date|dates|date time|datetime|date heure|jour|day|time|created at|posted at|creation date|create date|date de creation|created|createddate|created date|completion date time|date time utc|submitdate)$|^date\b.*\b(?:reponse|response|saisie|collecte|avis)\b/,
    /^(?:start time|start date|start date utc|stage date utc|time started|heure de debut|date de debut|date de lancement|date d envoi|sent at|date sent|startdate|datestamp|date de la derniere action|heure de la derniere modification|last modified time)$/,
  ],
  email: [
    /^(?:e ?mail|mail|courriel)$|\b(?:e ?mail|courriel)\b.*\b(?:address|adresse)\b|\badresse (?:e ?mail|de messagerie|mail|electronique)\b|^email address$|\brecipient ?email\b/,
    /\be ?mail\b|\bcourriel\b/,
  ],
  respondent: [
    INVITATION_CODE,
    /^(?:respondent ?id|respondent uuid|token|code d acces(?: invitation)?|hs contact id|associated contact ids?|id d[eu] contact|numero de contact|external ?(?:data )?reference|reference de donnees externe|id d[ue] repondant|identifiant d[ue] repondant|user ?id|customer ?id|client ?id|contact ?id|code client|n client|no client|numero client|id client|identifiant client|person ?id)$/,
    /^(?:record id|id de fiche d informations|uuid|id|identifiant|#)$/,
  ],
  name: [
    /^(?:first ?name|prenom|recipient first ?name)$/,
    /^(?:last ?name|nom de famille|recipient last ?name|surname)$/,
    /^(?:name|full name|nom|nom complet|nom prenom|nom et prenom|prenom nom|prenom et nom|contact|contact name|interlocuteur|repondant|respondent|respondent name|nom du contact|nom du repondant)$/,
  ],
  company: [
    /^(?:company|company name|account|account name|organi[sz]ation|organisation|customer name|associated company|entreprise|entreprise associee|societe|nom de l entreprise|nom de la societe|nom du compte|raison sociale|nom du client)$/,
    /^(?:compte|client|customer|structure|employer|employeur)$/,
  ],
  role: [
    /^(?:role|role (?:d achat|du contact|dans le compte)|(?:buying|contact|decision) role|job ?title|title|intitule d[eu] poste|poste|titre)$/,
  ],
  owner: [
    /^(?:(?:contact|account|company|record|customer|case|opportunity) owner|account manager|customer success manager|csm|sales ?(?:person|rep)|account executive|proprietaire d[eu](?: la)? (?:contact|compte|fiche|client|l entreprise)|proprietaire de l entreprise|charge(?:e)? (?:de |d )(?:compte|clientele|affaires?)|responsable (?:de )?(?:compte|commercial|client(?:ele)?)|hubspot owner id)$/,
    /^(?:owner|owner (?:name|id)|proprietaire|commercial|commerciale|responsable|referent|vendeur)$/,
  ],
  value: [
    /^(?:arr|acv|annual (?:contract |recurring |account )?(?:value|revenue recurring)|annual recurring revenue|(?:contract|account|customer) value|value per year|valeur (?:annuelle|par an|d[ue] (?:contrat|compte|client))|montant (?:annuel|d[ue] contrat)|ca (?:annuel|client|contrat)|abonnement annuel)\b/,
    /^(?:ca|chiffre d affaires|revenue|value|valeur|amount|montant)$/,
  ],
  ticket: [
    /^(?:(?:support )?ticket(?: id| number| no)?|case (?:id|number)|(?:n|no|numero|id) (?:de |du |d )?(?:ticket|dossier|demande|requete|incident)|associated ticket ids?|hs ticket id|ticket ids?)$/,
    /^(?:tickets?|case|incident|requete)$/,
  ],
}

/** Headers of dates that are not the answer's: contracts, birthdays. */
const OTHER_DATE = /\b(?:birth|naissance|renew\w*|renouvel\w*|echeance|contra[ct]t?\w*|due|signature|expir\w*)\b/
const TAGS = /^tags? (?:for|pour)\b/

/** Which rank of wording a header has for a role: 0 is the best; null: it says nothing of it. */
export function wordingRank(role: NamedRole, headers: readonly string[]): number | null {
  const plain = headers.map(normalise).filter((header) => header !== '')
  if (role === 'date' && plain.some((header) => OTHER_DATE.test(header))) return null
  if (role === 'comment' && plain.some((header) => TAGS.test(header))) return null
  const rank = ROLES[role].findIndex((wording) => plain.some((header) => wording.test(header)))
  return rank < 0 ? null : rank
}

const SEGMENT =
  /\b(?:industry|sector|vertical|secteurs?|industrie|branche|domaine|naf|ape|size|employees|headcount|segments?|taille|effectifs?|salaries|tranche|persona|department|function|fonction|profil|service|metier|lifecycle|customer stage|phase|journey|touchpoint|tenure|etape|parcours|anciennete|channel|source|canal|origine|country|region|regions|market|pays|marche|ville|city|agence|magasin|store|site|zone|brand|marque|product|produit|plan|offer|offre|gamme|forfait|language|langue|gender|sexe|genre|civilite|type de client|customer type|device|moment de verite)\b/

/** Whether a header names something by which answers are cut. */
export function namesSegment(headers: readonly string[]): boolean {
  return headers.some((header) => SEGMENT.test(normalise(header)))
}

/** Addresses of computers: personal data that no NPS programme needs. */
export function namesComputer(headers: readonly string[]): boolean {
  return headers.some((header) => /^(?:ip|ip ?addr(?:ess)?|adresse ip|remote ip|client ip)$/.test(normalise(header)))
}

/** Whether a cell reads like a header of a survey at all, whatever its role. */
export function isKnownHeader(header: string): boolean {
  const wording = scoreWording([header])
  if (wording === 'recommendation' || wording === 'score' || wording === 'group') return true
  const roles = Object.keys(ROLES) as NamedRole[]
  return header.length < 60 && (roles.some((role) => wordingRank(role, [header]) !== null) || namesSegment([header]))
}
