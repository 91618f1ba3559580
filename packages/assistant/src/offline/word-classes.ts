/**
 * Folded words by what they mean, in both languages. A word the classifier never saw counts as the others
 * of its class do: "my kennels" as "my bakery". Singular and plural are one.
 */
const classes = {
  trade: `bakery baker cafe pub bar restaurant resto bistro brasserie pizzeria takeaway chippy caterer traiteur hotel hostel
    gite b&b camping campsite guesthouse auberge chalet salon barber barbershop hairdresser coiffeur coiffeuse spa
    gym studio dojo clinic clinique practice surgery dentist dentiste physio kine osteo vet veterinaire pharmacy pharmacie
    optician opticien hospital hopital hospice ehpad creche nursery garderie school ecole college lycee academy university
    universite museum musee theatre cinema festival library bibliotheque church paroisse parish mosque temple charity
    association asso ngo ong foundation fondation club federation union syndicat council mairie commune town municipality
    garage dealership concession workshop atelier joinery menuiserie menuisier carpenter plumber plombier electrician
    electricien roofer couvreur builder macon painter landscaper paysagiste gardener jardinier florist fleuriste nurseryman
    pepiniere farm ferme vineyard vignoble vigneron domaine brewery distillery cidery maraicher beekeeper apiculteur
    butcher boucherie boucher fishmonger poissonnerie fromagerie cheesemonger grocer epicerie supermarket shop boutique
    store magasin bookshop librairie jeweller bijouterie printer imprimerie factory usine foundry fonderie mill scierie
    manufacturer fabricant wholesaler grossiste distributor importer exporter haulier transporteur courier logistics
    logistique freight taxi fleet agency agence consultancy cabinet firm accountancy accountant comptable lawyer avocat
    solicitor notary notaire etude architect architecte surveyor geometre broker courtier insurer assureur mutuelle bank
    banque startup company societe entreprise business boite pme sme charpente serrurier locksmith cleaner nettoyage
    kennel cattery stables equestrian riding ecurie marina chandlery surf diving plongee tattoo tatoueur photographer
    photographe videographer tutor nannies funeral undertaker pompes estate immobilier letting lettings syndic property
    coop cooperative collective coworking makerspace auction antiques brocante thrift laundry launderette laundrette pressing laverie erabliere abattoir abattoir distillery food-truck winery tailor toiletteur toiletteuse groomer dogwalker therapist therapeute masseur masseuse sophrologue osteopathe naturopathe naturopath dietician dieteticien nutritionist podologue podiatrist chiropractor orthophoniste psychologue psychologist maquilleuse maquilleur onglerie nail nails lashes wigmaker ambulance taxis vtc minicab escape bowling laser karting paintball trampoline
    couture cordonnier upholsterer tapissier glazier vitrier metalworks sawmill quarry carriere recycling dechetterie toiletteur toiletteuse groomer therapist
    therapeute masseur masseuse sophrologue osteopathe naturopathe dietician dieteticien nutritionist podologue
    chiropractor orthophoniste psychologue psychologist maquilleuse ambulance vtc minicab karting elagage
    multiservices depannage ramonage`,
  clientele: `customer client patient member membre adherent guest visitor visiteur tenant locataire landlord proprietaire
 pupil eleve student parent donor donateur subscriber abonne passenger traveller voyageur resident habitant
 citizen citoyen cavalier buyer acheteur policyholder assure beneficiary
 beneficiaire supporter licencie parishioner paroissien user utilisateur franchisee franchise reseller
 revendeur supplier fournisseur stockist`,
  staff: `staff team equipe employee employe salarie worker ouvrier driver chauffeur courier livreur nurse infirmier carer
 soignant aide engineer ingenieur technician technicien fitter installer installateur foreman rep commercial
 salesman vendeur cashier caissier cook cuisinier teacher professeur coach instructor moniteur
 volunteer benevole secretary secretaire receptionist receptionniste accountant bookkeeper supervisor lads gars
 collaborateur agent collegue colleague inspector surveyor cleaner warehouse preparateur planner guide barber spark
 sparky chippy brickie fitter roofer nanny lifeguard bouncer picker welder soudeur groom palefrenier maitre-nageur
 videur monteur poseur canvasser crew hand operative operator technicien animateur animator faculty host hostess hote hotesse`,
  papers: `invoice facture devis order commande booking reservation appointment rdv rendez-vous rota roster planning
 schedule shift timesheet pointage payslip bulletin paie payroll contract contrat form formulaire dossier file record
 fiche rapport bon bordereau delivery livraison receipt ticket claim sinistre permit permis certificate
 attestation licence membership adhesion cotisation inscription registration enrolment donation subscription
 abonnement catalogue pricelist tarif stock inventory inventaire traceability tracabilite worksheet log registre
 label etiquette tender checklist survey sondage reminder relance prescription ordonnance lead prospect statement
 quittance loyer complaint reclamation intervention enquiry referral purchase procurement expense frais`,
  product: `website site web app appli application software logiciel tool outil platform plateforme portal
 portail crm erp intranet extranet database bdd dashboard chatbot bot shop eshop webshop boutique ecommerce marketplace
 formulaire api integration plugin module widget newsletter automation workflow ai ia kiosk borne
 server serveur network reseau hosting hebergement cloud backup sauvegarde vpn wifi firewall till caisse pos terminal
 telephony standard ticketing billetterie audit redesign refonte migration maintenance training formation support
 seo referencement branding logo brochure prototype mvp tms wms mes gmao sirh hris ged dms bi sso reporting tableau
 dispo disponibilite agenda configurator configurateur simulator simulateur sensor capteur scanner`,
  brand: `excel sheets word access outlook gmail google microsoft sharepoint teams wordpress wix squarespace shopify
    prestashop magento woocommerce drupal joomla sage quickbooks xero sap oracle odoo salesforce hubspot pipedrive zoho
    airtable notion trello monday asana slack zapier mailchimp brevo stripe paypal sumup planity doctolib booking airbnb
    deliveroo uber amazon etsy facebook instagram whatsapp tiktok linkedin dropbox drive aws azure ovh windows filemaker
    cegid ebp pennylane navision dynamics netsuite powerbi tableau qlik as400 vba php java calendly eventbrite mindbody`,
  manual: `paper papier whiteboard notebook cahier carnet diary agenda post-it postit sticky pen stylo pencil clipboard
 binder classeur folder fax typewriter ledger registre manually manuellement sms
 voicemail repondeur spreadsheet tableur excel photocopy shoebox filing cabinet scribble retype ressaisir ressaisie
 cash cheque liquide especes dm dms inbox double-entry copy-paste copier-coller rekey by-hand mailbox`,
  wish: `need besoin want veux veut voulons voudrais voudrait voudrions aimerais aimerait aimerions souhaite souhaitons
    souhaiterais souhaiterions souhaitait cherche cherchons recherche recherchons looking seek seeking hoping wish keen
    interested interesse interesses envisage envisageons projet project plan planning thinking considering faudrait faut
    reve dream idea idee aim goal objectif ambition help aide aidez aider require requires requirement fancy envie`,
  change: `replace remplacer build construire rebuild redo refaire redesign revamp refresh modernise modernize moderniser renover
 update migrate migrer upgrade develop developper design
 lancer automate automatiser digitise digitize digitaliser numeriser dematerialiser
 simplify simplifier streamline improve ameliorer optimise optimiser connect connecter integrate integrer link relier
 merge fusionner centralise centraliser consolidate regrouper secure securiser fix reparer install
 installer implement deployer rethink repenser translate traduire`,
  operate: `track suivre manage gerer book reserver order commander pay payer sell vendre bill facturer invoice schedule
 planifier dispatch plan remind relancer register inscrire sign signer verifier record enregistrer
 store stocker archive archiver retrouver partager report collect
 collecter monitor surveiller compare comparer forecast prevoir publish publier print imprimer
 scan scanner upload deposer download fill remplir submit enter saisir assign affecter export`,
  trouble: `slow lent lente crash plante plantage lose losing perd perdons perdre waste wasting broken casse mess
 bazar bordel nightmare galere galerer struggle struggling chaos chaotic headache error erreur mistake bug buggy
 outdated obsolete depasse clunky painful penible tedious unmanageable ingerable drowning debordes
 deborde noyes swamped overwhelmed stuck bloque bloques failing missed rate ratons oublions 
 double duplicate doublon doublons manual time-consuming chronophage ras-le-bol marre fed 
 impossible unusable dying ageing vieillissant limit limites frustrating complain plaignent plaint lag hacked pirate
 pirates panne costly`,
  superior: `boss chief patron patronne chef cheffe manager director directeur directrice direction dg pdg ceo cfo cto cio coo md
    dsi daf drh board committee comite codir comex conseil council trustees governors head headteacher proviseur principal
    maire mayor elus councillors president presidente chair chairman chairwoman siege hq headquarters shareholders
    actionnaires investors group groupe parent maison-mere procurement purchasing achats finance compta gerant gerante
    owner proprietaire superior superieur supervisor hierarchie management bureau bursar dean vicar rector bishop eveque
    associes partners landlord commander matron doyen recteur prefet ministere ministry general`,
  kin: `wife husband spouse brother sister father dad mother mum mom son daughter uncle aunt cousin hubby missus femme mari epouse
    epoux frere soeur pere mere papa maman fils fille oncle tante conjoint conjointe compagne compagnon beau-frere
    belle-soeur beau-pere fiance fiancee family famille parents in-laws partner partenaire copine copain girlfriend
    boyfriend`,
  peer: `partner partners associate associe associee associes cofounder co-founder cofondateur cofondatrice co-gerant cogerant
    cogerante co-owner coowner co-director colleague collegue collegues fellow two three deux trois both together ensemble
    jointly conjointement between entre us nous team equipe shared partage partagee common commune unanimity unanimite
    vote votes consensus collegial collegiale`,
  decide: `decide decides decider decisions decision decidons decident decidera choose chooses choice choix choisit choisis
    approve approves approval approuve approuver sign signs signe signer signature sign-off signoff validate valide valider
    validation tranche trancher tranchons arbitre arbitrage authorise authorises authorize green-light greenlight feu-vert
    accord aval say word mot call buck vote veto last final dernier authority budget cheque chequebook chequier purse
    commit engage engager cordons`,
  lowly: `only just juste seulement simple assistant assistante intern stagiaire secretary secretaire admin administrator
    research gather gathering collecting comparing messenger relay relais transmettre transmets passing forward report
    reports renseigne renseigner shortlist recommend recommande propose proposer present presente apprentice apprenti
    alternant trainee junior coordinator chargee charge mandate mandatee`,
  self: `i me myself mine i'm i'd i'll i've je moi j j'ai moi-meme seul seule alone solo`,
  ours: `we our ours we're we've we'd us on nous notre nos my mon ma mes we'll`,
  yours: `you your yours you're you've ye yous vous votre vos vôtre`,
  leisure: `film movie match football song chanson concert holiday vacances beach plage party fete birthday anniversaire dinner
    diner lunch dejeuner breakfast pizza beer biere wine coffee cafe tea chocolate cake gateau weather meteo rain pluie
    sun soleil snow neige dog chien cat chat game jeu exam examen homework devoirs class cours bed lit sleep dormir tired
    fatigue hungry faim love aime amour kiss bisou bisous heart coeur friend ami amie pote copains weekend soiree night
    nuit morning matin train bus metro plane avion flight ticket hotel trip voyage gift cadeau dress robe shoes chaussures
    hair cheveux shirt ring doctor medecin headache malade sick hospital news tv television music musique book livre
    photo picture joke blague luck chance dream kids baby bebe marry wedding mariage boyfriend girlfriend apartment
    appart flat rent salary job boulot interview`,
  date: `january february march april june july august september october november december janvier fevrier mars avril mai juin
    juillet aout septembre octobre novembre decembre spring summer autumn winter printemps ete automne hiver christmas
    noel easter paques rentree week semaine month mois quarter trimestre year annee asap urgent deadline soon bientot
    tomorrow demain today monday tuesday wednesday thursday friday lundi mardi mercredi jeudi vendredi`,
  money: `budget euro euros eur pound pounds dollar dollars franc francs chf gbp usd grand k quid envelope enveloppe cost cout
    price prix funding subvention grant spend depenser invest investir cheap max maximum`,
} as const

const classOf = new Map<string, string[]>()
for (const [name, words] of Object.entries(classes)) {
  for (const word of words.split(/\s+/)) classOf.set(word, [...(classOf.get(word) ?? []), name])
}

const none: readonly string[] = []

/** The classes of a folded word. */
export function classesOf(word: string): readonly string[] {
  const known = classOf.get(word) ?? (word.length > 3 ? classOf.get(singularOf(word)) : undefined)
  return known ?? none
}

function singularOf(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.replace(/(?:(?<=ch|sh|ss|x)es|(?<=au|eu)x|s)$/, '')
}
