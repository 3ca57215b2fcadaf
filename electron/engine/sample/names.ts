// Invented names for the sample's customers. Company names are made from coined place and family names; e-mail addresses
// live under the domains that are reserved for examples.
import type { Sector } from './design'

export const FIRST_NAMES = (
  'Adèle Adrien Agnès Alain Alexandra Amandine Amélie Anaïs Antoine Arnaud Aurélie Baptiste Béatrice Benoît Bruno Camille ' +
  'Caroline Catherine Cédric Céline Charlotte Christophe Claire Clément Damien Delphine Élodie Émilie Éric Fabien Fabrice ' +
  'Fatima Florence Franck François Frédéric Gaëlle Guillaume Hélène Hugo Inès Isabelle Jérôme Julie Julien Karim Laetitia ' +
  'Laurence Laurent Léa Linh Lucie Ludovic Mélanie Marc Marie Mathieu Mehdi Michel Mireille Nadia Nathalie Nicolas Olivier ' +
  'Pascal Patricia Philippe Pierre Quentin Raphaël Romain Sabrina Samuel Sandrine Sébastien Sofia Stéphane Sylvie Thomas ' +
  'Valérie Véronique Vincent Virginie Xavier Yann Yasmine'
).split(' ')

export const FAMILY_NAMES = (
  'Aubry Bailly Barbier Benali Berger Bertin Blanchet Bonnet Bouvier Brun Caron Carpentier Chevalier Collet Cordier Costa ' +
  'Da-Silva Delmas Deschamps Diallo Dumont Dupuis Étienne Fabre Faure Fernandes Fleury Fontaine Fournier Gaillard Garnier ' +
  'Gauthier Gérard Giraud Guérin Haddad Hamel Hubert Humbert Imbert Jacquet Joly Julien Klein Lacroix Lambert Langlois ' +
  'Lebrun Leclerc Lefort Legrand Lemaire Leroux Lopes Maillard Mallet Marchand Marty Masson Menard Mercier Meunier Meyer ' +
  'Millet Monnier Moreau Morvan Nguyen Noël Ollivier Paris Payet Pelletier Perret Perrin Picard Poirier Prévost Quéré Rey ' +
  'Renaud Richard Rivière Rocher Rolland Rousset Roy Salmon Sanchez Schmitt Sow Tanguy Tessier Thibault Tran Vasseur Vidal ' +
  'Vigneron Voisin Weber Zimmermann'
)
  .split(' ')
  .map((name) => name.replace('-', ' '))

/** Coined: sounding like places and families of France without being known ones. */
export const STEMS = (
  'Vaubrun Estrémont Montclarin Tressande Halbrun Orbessan Ravellane Dornand Beaurivel Quérigny Falgouse Pontreval Lignerol ' +
  'Aubrelle Vespérin Sarlande Courtevel Mirandeau Taillevigne Chanterive Brossanne Marvilly Escoubre Valdriane Périssane ' +
  'Garlavent Noirvent Fontraval Cazerolle Lusambre Hautreval Brévigné Solignane Tournevel Armoise Keralan Penvéran ' +
  'Rochivelle Vernisane Castelrive Malaurie Bréchanne Saintive Orgelande Treffagne Lanvérec Ferrandine Coudreval Isambre'
).split(' ')

/** Patterns of company names by sector; “*” stands for a coined name. */
export const COMPANY_PATTERNS: Record<Sector, readonly string[]> = {
  Industrie: [
    '* Industries',
    'Ateliers *',
    'Mécanique *',
    '* Plasturgie',
    'Établissements *',
    '* Emballages',
    'Fonderie *',
    '* Composants',
  ],
  'Services aux entreprises': ['* Conseil', 'Cabinet *', '* Ingénierie', '* Propreté', '* Formation', 'Groupe *'],
  Distribution: ['Comptoir *', '* Distribution', 'Transports *', 'Maison *', '* Matériaux', 'Négoce *'],
  'Banque et assurance': ['Mutuelle *', 'Banque *', '* Assurances', '* Courtage', 'Crédit *', 'Prévoyance *'],
  Énergie: ['* Énergie', 'Régie *', 'Réseaux *', '* Solaire'],
  'Secteur public': ['Ville de *', 'Agglomération de *', 'Hôpital de *', 'Syndicat des eaux de *'],
}

/** People of the company that runs the programme: who owns the actions. */
export const OWNERS = [
  'Clara Vauquelin',
  'Hugo Ferrandi',
  'Maëlle Quentric',
  'Samir Oukaci',
  'Justine Delaporte',
  'Thibaut Le Guennec',
] as const

/** “Ateliers Vaubrun” → “ateliers-vaubrun”: letters for an address. */
export function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')
}
