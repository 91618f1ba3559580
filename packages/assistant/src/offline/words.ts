/** Sets of folded words (lower case, no accents) that several extractors share. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}

export const roles = words(`
  directeur directrice dir gerant gerante president presidente pdg dg ceo cto cfo coo cmo cio md dsi daf drh raf
  rh vp fondateur fondatrice cofondateur cofondatrice co-fondateur co-fondatrice founder cofounder co-founder owner
  proprietaire patron patronne dirigeant dirigeante responsable resp chef cheffe manager manageur consultant
  consultante developpeur developpeuse ingenieur ingenieure assistant assistante secretaire charge chargee comptable
  commercial commerciale associe associee partner director head chief lead engineer developer designer student
  etudiant etudiante stagiaire freelance freelancer independant independante entrepreneur entrepreneuse
  auto-entrepreneur artisan commercant commercante avocat avocate architecte medecin notaire adjoint adjointe
  coordinateur coordinatrice technicien technicienne acheteur acheteuse maire boulanger boulangere restaurateur
  restauratrice plombier plombiere electricien electricienne coiffeur coiffeuse kine infirmier infirmiere fleuriste
  photographe menuisier macon garagiste traiteur apiculteur apicultrice agriculteur agricultrice plumber electrician
  hairdresser baker photographer builder florist employee employe salarie salariee accountant lawyer doctor teacher professeur self-employed buyer
  clerk intern trainee apprentice bursar warden curator verger churchwarden treasurer tresorier tresoriere principal headteacher headmaster headmistress deputy supervisor foreman proviseur proviseure economiste intendant intendante econome cadre conservateur conservatrice benevole volunteer
  secretariat accueil reception standard executive officer coordinator administrator analyst analyste marketer marketing boss
`)

/** Words that end a name, and are never one. */
const functionWords = words(`
  btw lol tbh putain besides pls plz mec meuf dude bro ye yo
  max maxi maximum min mini minimum environ cest jai jsuis jveux ct cetait vieux vieille fair enough lot uni
  eh ah oh ouf aie hop bah zut where's what's that's there's who's it's let's said says say well guy guys curls most effectively exciting
  avance d'avance cdlt papi mamie papa maman mum dad medecin docteur coiffeur coiffeuse boutique dentiste esthetiticienne estheticienne moi-meme jte jme jsuis
  et ou mais donc car ni or moi toi lui eux me myself je j on nous vous tu il elle ils elles ca cela ce cet cette ces c s d l n m t y en
  un une des du de la le les au aux a dans sur sous par pour avec sans chez vers depuis entre pendant selon comme
  qui que quoi dont quand comment combien pourquoi quel quelle quels quelles mon ma mes ton ta tes son sa ses notre
  nos votre vos leur leurs ne pas plus moins tres trop bien mal peu assez aussi encore deja toujours jamais rien
  tout toute tous toutes autre autres meme si oui non ok okay daccord voila ici la-bas bonjour bonsoir salut coucou
  merci svp stp hmm hm mmh cordialement cdt bjr slt re desole desolee pardon suis es est sommes etes sont etais etait ai as
  avons avez ont avais avait serai sera serait fais fait faisons font vais va allons vont peux peut pouvons pouvez
  veux veut voulons voudrais voudrait voudrions souhaite souhaitons souhaiterais aimerais aimerions cherche
  cherchons recherche recherchons besoin envie faut faudrait dois devons travaille travaillons bosse habite
  contacte ecris appelle rappelle viens venons pense sais connais recois represente dirige gere
  actuellement basee base basees situe situee specialise specialisee interesse interessee joignable disponible
  curieux curieuse content contente ravi ravie sur sure certain certaine pret prete perdu perdue nouveau nouvelle
  seul seule vraiment juste simplement plutot finalement effectivement absolument exactement certainement
  pareil urgent urgente important importante possible impossible confidentiel confidentielle secret anonyme
  personne quelqu quelques plusieurs chaque aucun aucune inutile tard bientot demain hier maintenant aujourd
  aujourd'hui bonne bon super parfait genial cool top lol mdr euh bah ben hein hum bof enfin alors
  bye goodbye ciao tchao adieu revoir decision deadline delai echeance
  francais francaise belge suisse canadien canadienne parisien parisienne lyonnais humain robot bot ia client cliente
  and but so because i im i'm ive id we were you he she it its they them the an of at to from for with without by
  in on as is am are was been be being do does did done have has had having will would can could should may might
  must shall my our your his her their this that these those there here what who whom which when where why how
  not no yes yeah yep nope nah please thanks thank thx hi hello hey dear regards cheers best sincerely
  fairly rather pretty kinda quite extremely thats wrong dont cant wont ive cest
  looking searching wondering calling writing reaching trying hoping interested happy glad sorry sure fine good
  great ok new just also really very quite still only about based working responsible thinking planning
  getting going having need needs want wants like love help hoping asking using currently
  appelez call afraid aware curious busy available ready able back away late later never nobody nothing anonymous none
  whatever skip asap soon today tomorrow yesterday now everyone someone anyone something anything everything
  french english british american german european human person customer user visitor
  monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche
  january february march april june july august september october november december janvier fevrier mars avril mai
  juin juillet aout septembre octobre novembre decembre
  sick tired disappointed frustrated angry upset furious annoyed confused stuck worried appalled disgusted shocked
  unhappy impressed convinced satisfied bored exhausted overwhelmed delighted pleased excited decu decue decus enerve
  enervee fache fachee furieux furieuse agace agacee mecontent mecontente degoute degoutee choque choquee scandalise
  scandalisee epuise epuisee fatigue fatiguee convaincu convaincue satisfait satisfaite impressionne impressionnee
  surpris surprise inquiet inquiete nombreux nombreuses
  then right beau-frere belle-soeur beau-pere belle-mere mistake fois concurrent concurrents concurrente competitor competitors mince zut havent haven't hasnt didnt aint got restons reste round thereabouts instant moment sir madam
  mr mrs ms miss mme mlle dr prof professor professeur monsieur madame maitre
  budget prix tarif devis projet project site website mail email e-mail tel telephone phone adresse address number
  numero nom prenom name question reponse besoins entreprise societe company business
`)

/** Whether a folded word can be no part of a person's name. */
export function endsName(word: string): boolean {
  return functionWords.has(word) || roles.has(word)
}

const seasons = words(
  'noel christmas xmas paques easter ete hiver printemps automne spring summer autumn winter',
)

/** Whether a folded word can be no part of a company's name. */
export function endsCompany(word: string): boolean {
  return functionWords.has(word) || seasons.has(word)
}

/** Words that follow a first name in the name of a company: "Martin Conseil", "Laura Coiffure". */
export const businesses = words(`
  hire rentals charters
  conseil conseils consulting immobilier coiffure transport transports service services group groupe solutions digital
  design studio studios bakery cakes shop store foods engineering logistics partners associates construction batiment
  travaux auto automobiles motors media web tech technologies labs lab systems energy energie fitness hotel restaurant
  cafe boutique mode beaute fleurs traiteur photographie photography formation communication industries international
  france plumbing heating roofing electrical cleaning landscaping garden gardens cottage house homes hair beauty salon spa
  interiors estates properties catering events travel tours pharmacy dental clinic care law legal finance capital
  insurance assurances habitat plomberie chauffage electricite menuiserie paysage paysages nettoyage voyages optique
  patisserie boulangerie ventures holdings enterprises trading trust foundation school academy music sports wines
  brewery farm kitchen pizza gym yoga bar pub vets vet council hospital union church society farms creameries creamery dairy dairies haulage freight removals lettings joinery builders roofing nurseries nursery kennels marine cycles bikes boats books press mills housing opticians pharmacies practice dentists physio chain college university museum theatre security securite nature bijoux walking grooming plastering tiling painting decorating tutoring coaching flooring glazing scaffolding fencing paving burgers distillers distillery brewing brewers printers butchers florists caterers jewellers growers outfitters toys tools prints ceramics pottery textiles fabrics instruments diagnostics analytics robotics ltd inc llc llp plc sarl sas sasu sa eurl gmbh corp company co et fils freres sons bros
`)

/** Nouns that open the name of a company when something follows: "boulangerie Martin". */
export const trades = words(`
  pompes bureau
  boulangerie boulangeries patisserie garage garages cabinet agence restaurant restaurants hotel hotels mairie ville
  clinique pharmacie ecole lycee college association groupe maison atelier ateliers imprimerie librairie menuiserie
  transports transport etablissements ets brasserie domaine chateau banque institut universite centre club federation
  office syndicat commune laboratoire laboratoires studio studios editions fondation cooperative scierie fromagerie
  boucherie charpente plomberie serrurerie bakery garage clinic school hotel bank group studio agency restaurant
  etude mutuelle cooperative paroisse compagnie usine ferme camping salon communaute metropole regie bailleur creperie pizzeria epicerie auberge pepiniere pepinieres jardinerie quincaillerie poissonnerie chocolaterie biscuiterie confiserie conserverie distillerie cave caves amicale foyer ehpad creche micro-creche ecurie ecuries haras cinema orchestre radio mutualite ferronnerie ebenisterie miroiterie carrosserie bijouterie laverie pressing conseil prefecture chambre fonds theatre musee residence sarl sas sasu sa eurl scop
`)
