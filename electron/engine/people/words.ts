// What the headers and cells of population files say, in French and English: exports of HubSpot and Salesforce, lists
// made by hand. Compared normalised, as in ../import/recognise/words.ts.
import type { ContactRole, PeopleKind, PeopleRole } from '../../../shared/contract/people'
import { namesSegment, normalise } from '../import/recognise/words'

export type NamedPeopleRole = Exclude<PeopleRole, 'segment' | 'ignore'>

/** Per role, its wordings in groups: those of the first group speak loudest. */
type Wordings = Partial<Record<NamedPeopleRole, readonly RegExp[]>>

const ACCOUNT_NUMBER =
  /^(?:(?:primary )?associated company ids?|(?:ids? )?(?:de l |des )?entreprises? associees?(?: ids?)|ids? (?:de l |des )entreprises? associees?|(?:account|company|customer|client) (?:id|number|no|code|ref|reference)(?: 1[58])?|(?:id|identifiant|code|numero|n|no|ref|reference)(?: du| de l| de)? (?:compte|entreprise|societe|client|account|company)|case safe account id)$/
const ACCOUNT_NAME =
  /^(?:company|company name|account|account name|organi[sz]ation|organi[sz]ation name|customer|customer name|client|client name|entreprise|societe|compte|organisme|etablissement|structure|employeur|employer|raison sociale|denomination sociale|nom (?:de l |de la |du )(?:entreprise|societe|compte|client|organisation|etablissement)|parent account)$/
const OWNER =
  /^(?:(?:contact|company|account|record|lead|customer) owner(?: name)?|owner(?: name)?|proprietaire(?: (?:du|de la|de l) (?:contact|compte|entreprise|fiche|societe))?|account manager|account executive|key account manager|kam|csm|customer success manager|sales ?person|sales rep|charge de (?:compte|clientele)|commercial|commerciale|conseiller|gestionnaire|responsable(?: de)? (?:compte|commercial)|responsable)$/

const CONTACTS: Wordings = {
  number: [
    /^(?:record id|record id contact|id de fiche d informations|id de l enregistrement|hs object id|(?:contact|person|lead) (?:id|number|no)(?: 1[58])?|(?:id|identifiant|code|numero|n|no)(?: du| de)? (?:contact|personne|interlocuteur)|case safe contact id)$/,
    /^(?:id|identifiant|matricule|external id|uuid|crm id|id crm)$/,
  ],
  email: [
    /^(?:e ?mail|mail|courriel|e ?mail address|adresse (?:e ?mail|mail|de messagerie|de courriel|electronique)|(?:work|business|professional) e ?mail|e ?mail professionnel|mail professionnel|primary e ?mail|e ?mail principal)$/,
    /^(?:e ?mail|courriel|adresse)\b.*\b(?:contact|address|e ?mail|principale?)$|\be ?mail$/,
  ],
  'first-name': [/^(?:first ?name|given name|prenoms?|prenom du contact)$/],
  'last-name': [/^(?:last ?name|family name|surname|nom de famille|nom d usage)$/],
  name: [
    /^(?:full name|nom complet|nom (?:et )?prenom|prenom (?:et )?nom|contact name|nom du contact|interlocuteur|contact)$/,
    /^(?:name|nom)$/,
  ],
  account: [
    /^(?:(?:primary )?associated company(?: name)?|entreprises? associees?|account name|nom du compte)$/,
    ACCOUNT_NAME,
  ],
  'account-number': [ACCOUNT_NUMBER],
  role: [
    /^(?:(?:hs )?buying roles?|roles? d achat|contact role|roles?|role (?:du contact|dans le compte|nps))$/,
    /^(?:job ?title|intitule (?:du|de) poste|titre du poste|title|titre|fonction|poste|job|job function|position)$/,
  ],
  'opted-out': [
    /\b(?:unsubscribed|opted? ?out|optout|desabonne\w*|desinscri\w*|desabonnement|do not (?:contact|e ?mail|mail)|ne pas (?:contacter|solliciter|envoyer)|stop (?:mails?|enquetes?)|has opted out of e ?mail|refuse\w* (?:les )?(?:e ?mails?|enquetes?))\b/,
  ],
  'last-invited': [
    /^(?:last invited(?: on| at)?|last invitation(?: date)?|last (?:nps )?survey(?:ed)?(?: on| at| date| sent)?|(?:date (?:de la |de )?)?derniere? (?:invitation|enquete|sollicitation)(?: nps)?(?: le)?|invite(?: le)?)$/,
  ],
  owner: [OWNER],
}

const ACCOUNTS: Wordings = {
  number: [
    /^(?:record id|record id company|id de fiche d informations|id de l enregistrement|hs object id)$/,
    ACCOUNT_NUMBER,
    /^(?:id|identifiant|code|numero|external id|uuid|crm id|id crm|siren|siret)$/,
  ],
  name: [ACCOUNT_NAME, /^(?:name|nom|denomination)$/],
  value: [
    /^(?:arr|acv|annual (?:contract |recurring )?(?:value|revenue contract)|annual recurring revenue|annual contract value|contract value|value per year|yearly value|valeur (?:annuelle|par an|du contrat)|montant (?:annuel|du contrat|par an)|ca (?:annuel|client|realise|n)|revenu annuel recurrent|revenu recurrent annuel)\b/,
    /^(?:value|valeur|ca|montant|chiffre d affaires(?: annuel| client)?|total revenue|revenue|revenu)\b/,
  ],
  renewal: [
    /^(?:renewal(?: date)?|renews on|next renewal(?: date)?|contract (?:renewal|end|expiry)(?: date)?|(?:date (?:de |du )?)?(?:prochain )?renouvellement|(?:date d )?echeance(?: (?:du )?contrat)?|(?:date de )?fin (?:de |du )contrat|expiration du contrat)(?: (?:date|contrat))?$/,
  ],
  churned: [
    /^(?:(?:is )?churn(?:ed)?|churned customer|resilie|client (?:perdu|resilie|parti)|lost(?: customer)?|perdu|parti|ancien client|former customer)$/,
  ],
  owner: [OWNER],
}

const WORDINGS: Record<PeopleKind, Wordings> = { contacts: CONTACTS, accounts: ACCOUNTS }

/** The consent to be written to is the opposite of having opted out. */
const OPTED_IN = /\bopt(?:ed)? ?in\b|\bconsent|\baccepte\b/

/** Which group of a role's wordings a header is in, from 0; null: it says nothing of the role. */
export function peopleRank(kind: PeopleKind, role: NamedPeopleRole, headers: readonly string[]): number | null {
  const plain = headers.map(normalise).filter((header) => header !== '')
  if (role === 'opted-out' && plain.some((header) => OPTED_IN.test(header))) return null
  const rank = (WORDINGS[kind][role] ?? []).findIndex((wording) => plain.some((header) => wording.test(header)))
  return rank < 0 ? null : rank
}

const STAGE =
  /\b(?:lifecycle stage|phase du cycle de vie|etape du cycle de vie|lead status|statut du lead|customer type|account type|type d(?:e|u) (?:compte|client|societe)|rating|tier|priorite|priority|status|statut|categorie|category|departement|state region|pays region|country region)\b|^type$/

/** Whether a header names something by which people or accounts are told apart in groups. */
export function namesPeopleSegment(headers: readonly string[]): boolean {
  return namesSegment(headers) || headers.some((header) => STAGE.test(normalise(header)))
}

/** Of a hundred thousand cells of such a column few differ. */
const REMEMBERED = 5000

function remembered<T>(judge: (cell: string) => T): (cell: string) => T {
  const known = new Map<string, T>()
  return (cell) => {
    const before = known.get(cell)
    if (before !== undefined || known.has(cell)) return before as T
    const value = judge(cell)
    if (known.size >= REMEMBERED) known.clear()
    known.set(cell, value)
    return value
  }
}

const DECISION_MAKER =
  /^(?:decideur|decideuse|decision ?maker|economic (?:buyer|decision maker)|budget holder|executive sponsor|sponsor executif|detenteur du budget|responsable du budget|prescripteur decideur)$/
const KEY_USER =
  /^(?:utilisat(?:eur|rice)s? cles?|key ?users?|end ?users?|utilisat(?:eur|rice) final(?:e)?|business user|champion(?:ne)?|utilisat(?:eur|rice))$/

/** The part that a cell says somebody has in the account; null: it says something else, a job title. */
export const contactRole = remembered((cell: string): ContactRole | null => {
  for (const part of cell.split(/[;|]/)) {
    const plain = normalise(part)
    if (DECISION_MAKER.test(plain)) return 'decision-maker'
    if (KEY_USER.test(plain)) return 'key-user'
  }
  return null
})

const YES =
  /^(?:true|vrai|oui|yes|1|x|o|y|ok|opt(?:ed)? ?out|unsubscribed|desabonnee?|desinscrite?|desinscrit|stop|churned|resiliee?|perdue?|lost|partie?|inactif|inactive|ancien client|former customer|refuse|refusee)$/
const NO =
  /^(?:false|faux|non|no|0|n|subscribed|abonnee?|inscrite?|opt(?:ed)? ?in|actif|active|client|customer|en cours|accepte|acceptee)$/

/** null: it says neither. */
export const yesOrNo = remembered((cell: string): boolean | null => {
  const plain = /^[✓✔☑]$/u.test(cell) ? 'x' : normalise(cell)
  if (YES.test(plain)) return true
  return NO.test(plain) ? false : null
})
