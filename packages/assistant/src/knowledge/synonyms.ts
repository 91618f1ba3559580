/**
 * Words of a receptionist's world that mean the same, in both languages: a set a line, folded. A word may
 * stand in several sets; `_` joins an expression. What stands behind `>` is a kind of what stands before:
 * "public transport" is answered by "tram", but "bus" is not. A set that begins with `~` says so little
 * that an answer need not contain any of it; one that begins with `-` says too little for a passage to be
 * about it, and the words of an expression behind `=` do not stand for themselves.
 */
const sets = `
price prices pricing priced frais cost costs costing charge charges charged fee fees rate rates tariff tarif tarifs tarification prix cout couts coute coutent couter couterait honoraires cotation how_much set_us_back set_me_back ballpark quote_for the_damage c'est_combien ca_va_chercher combien_coute combien_ca pour_combien payant payants payante payantes combien_prenez combien_facturez facturez facturez_combien abonnement subscription prenez_combien expensive dear dearer pricier plus_cher cher chere chers budget cheap cheaper moins_cher pas_cher
free free_of_charge for_free no_charge at_no_cost no_extra_cost without_charge complimentary gratuit gratuite gratuits gratuites gratuitement offert offerte sans_frais sans_supplement
invoice invoices bill bills billed billing invoicing facture factures facturation facturer facturons
means_of_payment comment_je_peux_vous_payer comment_vous_payer comment_payer comment_puis-je_payer comment_on_paie how_do_i_pay how_do_we_pay payment_methods ways_to_pay how_can_i_pay moyens_de_paiement mode_de_paiement modes_de_paiement > cash card cards credit_card debit_card bank_card carte_bancaire carte_bleue transfer cheques virement prelevement carte especes cheque
pay pays paid have_to_pay need_to_pay on_doit_payer doit_payer dois_payer faut_payer faut-il_payer devra_payer doit-on_payer paying payment payments payable settle paie paye payer payent paient paiement paiements reglement regler reglent reglements regle due is_due due_at owe owed est_du est_due sont_dus verser versez versement payee payees payes remunere remuneree remuneres remunerees
deposit down_payment up_front upfront in_advance advance_payment prepay acompte acomptes arrhes d'avance a_la_commande at_the_order on_order avance
spread spread_the_cost etaler instalment instalments installment installments in_several_times in_three_times several_payments plusieurs_fois trois_fois quatre_fois dix_fois mensualites echelonner echelonnement
cheque cheques check_payment
cash espece especes liquide
card cards credit_card carte_bancaire carte_bleue carte cartes cb
transfer bank_transfer wire virement virements
direct_debit prelevement prelevements debit
discount discounts rebate reduction reductions remise remises rabais promotion promo promotions reduced_rate reduced_prices prix_reduits tarif_reduit > %_less %_off %_de_moins tenth_off dixieme_de_moins half_price moitie_prix half_off
refund pay_back pays_back refunds refunded money_back reimburse reimbursed reimburses reimbursement rembourse rembourses remboursee rembourser remboursement remboursements remboursent
tax taxes vat tva ht ttc hors_taxes hors_taxe before_tax
quote quotes quotation estimate estimates proposal devis estimation chiffrage proposition_commerciale offre_de_prix offre_ecrite written_offer une_offre votre_offre notre_offre recevoir_une_offre cost_estimate
- duration from_start_to_finish du_debut_a_la_fin how_much_time long lasts last lasting take_long how_long duree dure durent durer combien_de_temps delai delais schedule calendrier timeline turnaround planning timeframe
- week weeks semaine semaines
- month months monthly mois mensuel mensuelle mensuels a_month per_month par_mois
- year years yearly annual annually annuel annuelle an ans annee annees per_year par_an each_year
- day days daily jour jours journee journees journalier journaliere quotidien quotidienne tjm
hour hours_long heure heures_de
hours opening_hours office_hours business_hours opening_times horaire horaires heures_d'ouverture open opens opened opening close closes closed closing ouvert ouverte ouverts ouvertes ouvrez ouvre ouverture fermez ferme fermes fermee fermeture fermons
working_day working_days business_day business_days jour_ouvre jours_ouvres
- evening evenings tonight soir soiree soirs
- morning mornings matin matins matinee
- afternoon afternoons apres-midi apres_midi
- night nights nuit nuits > around_the_clock day_and_night jour_et_nuit a_toute_heure at_any_hour nuit_et_jour
holiday holidays public_holiday bank_holiday ferie feries jour_ferie jours_feries conges vacances
address vous_etes_ou ou_etes-vous ou_etes_vous c'est_ou where_are_you_based located location adresse adresses situe situes situee localisation se_trouve se_trouvent ou_se_trouve where_are_you where_to_find ou_vous_trouver find_us nous_trouver nous_rendre_visite visiting_us visit_us coming_to_see_us venir_nous_voir how_to_find
- building batiment immeuble office offices bureau bureaux locaux premises local agence cabinet practice clinic surgery
onsite on_site on_the_spot at_our_place at_our_premises our_premises chez_nous sur_place nos_locaux in_person in-house come_to_us to_our_office venir_chez_nous deplacement deplacements trajet trajets travel travels travelling trip trips journey journeys > at_your_place at_your_premises your_premises chez_vous vos_locaux come_to_you nous_venons
~ can_you_name on_our_own on_my_own by_ourselves during_the_week en_semaine for_patients for_customers for_clients for_guests for_visitors pour_les_patients pour_les_clients pour_les_visiteurs vous_deplacez deplacez deplace deplacer chez_vous at_your_place at_your_company what_time quelle_heure quelles_heures my_customers our_customers my_clients our_clients mes_clients nos_clients my_users our_users nos_utilisateurs my_team our_team notre_equipe nos_equipes our_staff our_employees nos_salaries nos_employes nos_collaborateurs
- home house_call house_calls at_home home_visit home_visits house a_domicile domicile chez_moi chez_les_patients my_home their_home
parking park park_my_car park_the_car my_car ma_voiture car_park parked garer gare_ma stationner stationnement se_garer me_garer parkings place_de_parking places_de_parking parking_space parking_spaces > spaces places_sont
transport public_transport transports transports_en_commun transport_en_commun > tram tramway bus metro train underground subway
tram tramway trams
wheelchair wheelchairs fauteuil fauteuil_roulant disabled handicap handicape handicapes pmr mobilite_reduite reduced_mobility > ramp rampe
lift elevator ascenseur ascenseurs
access acces accessible accessibility accessibilite accessibles disabled handicapes handicap handicape rgaa wcag blind malvoyant malvoyants aveugle aveugles screen_reader lecteur_d'ecran visually_impaired
phone_number number_to_call numero_de_telephone your_number votre_numero
- phone telephone telephoner tel call calls calling ring appeler appelez appelle appel joindre reach_you reach_us reached reachable joignable contact_you contacter contactez get_hold
email e-mail mail emails e-mails mails courriel courriels
appointment appointments book booking booked reserve reservation reserver reservez rendez-vous rendez_vous prendre_rendez slot creneau
cancel cancels cancelling cancelled cancellation annuler annulation annulez annule
terminate termination ending quit end_the_contract end_a_contract end_our_contract stop_the_contract cancel_the_contract get_out_of leave_you leave_us locked_in bound tied engages engage engagee engagees resilier resiliation annuler_le_contrat arreter_le_contrat arreter resiliable mettre_fin fin_du_contrat fin_au_contrat engagement se_quitter parting_ways part_ways > notice preavis
miss missed don't_show_up not_show_up doesn't_show can't_come can't_make_it cannot_come ne_viens_pas ne_peux_pas_venir ne_vient_pas no-show rater rate_ma rate_mon manque manquee manquer oublie forget forgot
notice notice_period preavis thirty_days'_notice
- meeting meetings conversation conversations discussion talk_to_you exchange echange reunion reunions entretien consultation consultations consult
support helpdesk help_desk hotline assistance assistances depannage sav after-sales_service after_sales
maintenance maintain maintained maintaining maintenir entretenir entretien_du maintenence maintainance upkeep faire_vivre running_it looking_after_it look_after_it prendre_soin aftercare
response respond react reaction reply reponse reponses repondre repond reponds repondent answers repondez repondons reagir reagissez answer_time response_time response_times reactivity reactivite taken_up pris_en_charge
outage down everything_is_down breakdown broken panne pannes en_panne bloquant bloque blocking incident incidents urgence emergency critical is_down goes_down everything_stopped tout_est_en_panne
bug bugs breaks something_breaks casse tombe_en_panne fault faults defect defects error errors anomalie anomalies defaut defauts dysfonctionnement
warranty guarantee guaranteed garantie garanties garanti garantit garantissez > put_right mended_free mended_without fixed_free repaired_free corriges_gratuitement corrige_gratuitement corrige_sans_frais corriges_sans_frais repare_gratuitement
backup backups sauvegarde sauvegardes back_up sauvegarder copies_are security_copies copies_of_your copies_sont copies_de_secours
host hosts hosted hosting heberge heberges hebergee hebergees hebergement heberger hebergez hebergeur data_centre data_center datacenter centre_de_donnees server servers serveur serveurs stored storage stockees stockes stockage where_is_our_data where_are_our_data ou_sont_nos_donnees
= data_centre data_center data_centres datacenter centre_de_donnees centres_de_donnees
percentage percent pourcentage pour_cent
age aged old_enough ages
hacked hack attack attacked cyberattack breach ransomware pirate pirates piratage pirater piratee attaque attaques cyberattaque intrusion_chez
pentest pentests penetration penetration_test penetration_testing test_d'intrusion tests_d'intrusion intrusion
phishing hameconnage
fake test tests test_mails simulated simulation simulations simulate faux fausse fausses simule simulee simules simulees simuler
excel spreadsheet spreadsheets excel_file excel_files fichier_excel fichiers_excel tableur tableurs csv csv_file
security secure securite cybersecurity cybersecurite securiser intruders intrus
data donnees donnee personal_data informations_personnelles
privacy gdpr rgpd dpo data_protection protection_des_donnees vie_privee confidentialite_des_donnees
- erase keep kept keeps store stored stores retain retention conserve conservez conservee conservees conservation garder gardez gardees gardee garde stocker stockez stockees erased remove removed clean nettoyer delete deleted deletion remove_my efface effacees effaces effacer supprimer supprime suppression
nda confidentiality confidential confidentiality_agreement non-disclosure secret confidentialite confidentiel accord_de_confidentialite non-divulgation secrecy duty_of_secrecy keep_it_to_yourselves obligation_de_secret secret_professionnel
- own owns owner ownership belong belongs belonging property propriete proprietaire appartient appartiennent appartenir whose
code source_code code_source sources_code
insurance insured insure insurer assurance assurances assure assures assuree assureur mutuelle
health_insurance securite_sociale secu health_cover social_security
prescription prescriptions ordonnance ordonnances
certified certification certifie certifies certifiee agree agrement accredited accreditation
diploma certificate certificates diplome diplomes attestation
partner partners partenaire partenaires partenariat partnership
client clients customer customers reference references secteur secteurs who_have_you case_studies cas_clients
~ work_with worked_with work_for worked_for travaille_pour travaille_avec travaillez_avec travaillez_pour travailles_avec travaillons_avec travaillons_pour we_work_with working_with > client clients customer customers nos_clients our_clients partner partners partenaire partenaires
hospital hospitals hopital hopitaux clinique
training trainings training_session training_sessions training_course training_courses training_day journee_de_formation session_de_formation sessions_de_formation train trains trained course courses class classes workshop workshops teach teaches taught formation formations former formez forment forme cours stage_de atelier ateliers
participant participants attendee attendees attend attending seats participer participe participent places_par group groups groupe groupes
- video remote remotely videoconference visio visioconference distance a_distance teams_call zoom online_course en_visio by_video
funding fund funded financement finance financer financent finances opco subsidy subsidised subvention grant grants subsidies voucher vouchers public_money state_aid des_aides les_aides une_aide_financiere aide_financiere aides_financieres subventions subventionne subventionnee subventionnes cheque_numerique prise_en_charge prend_en_charge
team staff employees colleagues people_are_you equipe effectif effectifs salaries salarie employes collaborateurs we_are nous_sommes vous_etes_combien how_many_are_you of_us who_works_there work_here work_for_you workforce headcount people_work travaillent_chez_vous travaillent_ici personnel staff_members
developer developers programmer programmers engineer engineers dev devs developpeur developpeurs ingenieur ingenieurs
founder founders found founded started_the_company started_the_firm started_the_business set_up_the_business in_business since_when depuis_quand how_old_is_the_company exist existe existez a_monte monte_la_boite created_the_company set_up_the_company fondateur fondateurs fonde fondee fonder cree_la_boite cree_l'entreprise cree_la_societe a_cree creation_de_l'entreprise was_started were_started started_in started_by start_the_company started_it launched_in launched_by established est_nee ne_en nee_en lancee_en lance_en a_ete_lancee a_ete_creee cree_en creee_en dates_from
director managing_director ceo gerant gerante dirigeant dirigeante directeur directrice directeur_general pdg boss patron patronne who_runs who_manages who_leads qui_dirige qui_gere who_is_in_charge
manager project_manager head boss chef cheffe chef_de_projet cheffe_de_projet responsable interlocuteur interlocutrice contact_person the_same_person same_person meme_personne meme_interlocuteur our_contact your_contact single_contact_person seul_interlocuteur single_contact point_of_contact who_will_do_the_work who_does_the_work qui_s'en_charge qui_s'occupe qui_va_s'occuper s'en_occupe
- human colleague collegue humans person a_person real_person une_personne personne humain humaine
handover pass passes pass_to hand_over hands_over pass_on pass_the passes_the transfer_to passer_la_main passe_la_main passent_la_main passe_la passer_la passe_le passent_la passer_le relais transferer
website websites site sites web_site web_page homepage site_web sites_web siteweb petit_site site_vitrine sites_vitrines small_website simple_website brochure_site internet_site site_internet page_web
brochure brochure_site simple_website showcase vitrine site_vitrine small_website petit_site
bilingual english_and_french french_and_english anglais_et_francais francais_et_anglais second_language another_language deuxieme_langue autre_langue two_languages two_langauges in_two_languages bilingue deux_langues multilingual multilingue
shop store stores webstore shops online_shop online_shops online_store store_online e-commerce ecommerce webshop boutique boutiques boutique_en_ligne boutiques_en_ligne vente_en_ligne sell_online vendre_en_ligne
app apps application applications mobile_app mobile_apps appli applis application_mobile applications_mobiles
appstore app_store play_store google_play app_stores store_apple
iphone ios apple_phone
offline no_network without_network without_internet without_a_network hors_ligne hors_connexion sans_reseau sans_internet sans_connexion
chatbot chatbots ai_assistant ai_assistants assistant_ia assistants_ia chat_bot chat_bots bot bots agent_conversationnel agents_conversationnels virtual_assistant assistant_virtuel robot_conversationnel
ai ia artificial_intelligence intelligence_artificielle chatgpt gpt llm model models modele modeles
dashboard dashboards tableau_de_bord tableaux_de_bord reporting
- update updates updated updating refresh refreshed refreshes mise_a_jour mises_a_jour mis_a_jour actualise actualises rafraichi rafraichis rafraichissement
synchronise synchronised synchronises synchronize synchronized sync synced synchronisation synchro relie reliee connected linked talk_to connecte connectee branche connect connects connecting link links linking linked_to connecter connectez relier relies reliees reliez brancher branchee branchees
redirect redirects redirected redirection redirections redirige redirigees rediriges rediriger
sales salespeople salesperson sales_people sales_team sales_reps commerciaux commerciale commercial equipe_commerciale vendeurs vendeur
supplier suppliers vendor vendors fournisseur fournisseurs prestataire prestataires
computer computers machine machines pc pcs ordinateur ordinateurs
read reading reads lire lecture handwriting handwritten manuscrit manuscrits manuscrite manuscrites
plus_gros plus_grand plus_grands plus_grosse plus_petit biggest largest smallest best-known
stock stocks inventory inventaire
crm crms
contact_list your_contacts our_contacts contact contacts address_book carnet_d'adresses
import transfer transferer transferez transfers imports importing migrate migration migrating bring_over bring_your move moving importer importez reprise reprenons reprendre reprenez recuperer migrer basculer passage_au passage_vers moved_to passer_au passer_sur
duplicate duplicates doublon doublons
automate automated automation automations automating automatique automatiser automatisation automatisations automatisez automatisables
- save saves saving gain gains gagne gagner gagnent gagnerait economiser economise
audit audits assessment diagnostic diagnostics bilan bilans
- report reports rapport rapports written_report
- deliver delivered delivery delivering handed_over livraison livre livrons livrer livrable livrables deliverable deliverables
~ receive received receives get_at_the what_do_we_get what_will_we_get get_in_the_end recevez recevoir recoit recois obtient on_a_a_la remet
- prepare preparation preparing have_ready get_ready preparer preparez need_from_us besoin_de_nous send_us envoyez-nous
- bring brings to_bring bring_along apporter apportez apporte amener
~ document documents paper papers file files fichier fichiers papiers piece pieces
- interview interviews interviewed interroge interrogees interrogent interroger interrogez who_will_you_talk talk_to_whom
- change changes update updates updating modif modifs edit edits editing modify modifying modification modifications modifier modifie modifient changer changement changements change_d'avis change_our_mind change_my_mind
design designs designer designers graphisme graphiste maquette
- platform platforms system systems solution solutions plateforme plateformes plate-forme solution_technique
~ cover covers couvre couvrir included include includes including inclusive part_of comprise compris comprises comprend inclus incluse incluses inclut fait_partie covered belongs_to_every belong_to_every font_partie for_free_with
- minimum smallest smallest_project plus_petit plus_petits plus_petite at_least minimal smallest small_projects small_project small_job small_jobs petit_projet petits_projets petites_missions en_dessous under below less_than moins_de
method methods how_does_a_project how_do_projects how_do_you_proceed deroule_un_projet se_deroule se_deroulent how_do_you_work vous_travaillez_comment comment_travaillez comment_vous_travaillez methodology agile scrum sprint sprints iteration iterations methode methodes step_by_step steps etapes etape
- language languages langauges langue langues speak speaks spoken parle parlent parler parlez
= open_source open-source free_software free_licence free_license logiciel_libre logiciels_libres licence_libre licences_libres
= programming_languages programming_language langages_de_programmation langage_de_programmation tech_stack technologies technology technologie langages > typescript javascript python java php ruby react
french francais
english anglais
spanish espagnol castellano
german allemand deutsch
italian italien
photo photos picture pictures image images photography photographie photographies
text texts copy copywriting texte textes redaction contenu contenus content
search_engine search_engines seo referencement ranking rank google_ranking moteur_de_recherche moteurs_de_recherche place_dans_google place_sur_google position_google
advertising ads ad campaign_ads publicite publicites pub adwords publicitaire publicitaires google_ads
- accept accepts accepted acceptez accepte acceptent acceptons > take takes prenez prenons prend
- valid validity valable valables validite expire expires
certify_law law legal loi legale juridique avocat lawyer
= small_jobs smaller_jobs small_job smaller_job odd_jobs big_jobs
job jobs stage_de_3eme stage_de_troisieme stage_d'observation hiring recruit recruiting vacancy vacancies internship emploi recrutement recrutez recruter embauche embauchez stage stages offre_d'emploi intern interns trainee trainees stagiaire stagiaires apprentice apprentices apprenti apprentis alternance alternant alternants careers career open_position open_positions job_openings poste postes a_pourvoir candidature candidatures cv postuler want_to_hire hire_people engager_des work_for_you travailler_chez_vous
child son daughter fils fille children kid kids enfant enfants
baby babies infant nourrisson bebe bebes
pregnant pregnancy grossesse enceinte
birth childbirth delivery_of_a giving_birth accouchement naissance accouche gave_birth postpartum
pelvic pelvic_floor perinee perineal
back_pain bad_back my_back back_hurts lower_back mal_de_dos mal_au_dos lombalgie dos sciatica sciatique
sport sports athlete sportive sportives sportif sportifs
sprain sprained sprains twisted foule foulee foulure entorse entorses
ankle cheville > sprain sprains entorse entorses
injury injuries injured hurt hurts blessure blessures blesse
pain painful douleur douleurs ache
- treat treats treated treatment treatments soigne soignes soignez soigner soins soin traiter traitez traitement traitements
session sessions seance seances appointment_length
pool swimming swimming_pool piscine bassin
first_visit first_appointment first_session first_meeting first_conversation first_call first_consultation first_time premier_rendez-vous premiere_fois premiere_visite premiere_seance premier_echange premier_entretien premier_contact premiere_consultation
~ visit visits visite visites visiter when_i_visit
doctor doctors gp medecin medecins docteur
repair repairs repaired fix fixes fixing correct corrects corrected corrections correction corriger corrigez corrigees corriges reparation reparations reparer depanner put_right puts_right remedy
leak leaks leaking fuite fuites
heating chauffage > boiler boilers chaudiere chaudieres
boiler boilers chaudiere chaudieres
~ fit fits fitting poser pose posez install installs installed installation installing installer installez installons installe setting_up set_up setup mise_en_place mettez_en_place mettons_en_place mettre_en_place we_set_up
delivery_zone town towns city cities ville villes area areas zone zones rayon radius sector_of_intervention perimetre intervene intervenez region
physio physios physiotherapist physiotherapists kine kines kinesitherapeute kinesitherapeutes
call-out callout call-outs come_out coming_out rien_que_pour_venir pour_venir deplacement
hourly an_hour per_hour taux_horaire tarif_horaire de_l'heure par_heure l'heure tarif_a_l'heure par_l'heure
shipping ship ships shipped expedition expedier livrez
return returns returned retour retours retourner
size sizes taille tailles
weather meteo quel_temps
wine wines vin vins
menu menus carte_du
dog dogs chien chiens pet pets animal animaux
environment green ecological sustainable ecologie ecologique environnement developpement_durable carbon carbone renewable renewables renouvelable renouvelables verte vertes
till tills cash_register cash_registers caisse caisses caisse_enregistreuse caisses_enregistreuses
alert alerts alarm alarms alerte alertes alarme alarmes warn warned warning notification notifications avertir averti avertis
- experience experienced junior juniors senior seniors debutant debutants experimente experimentes
proofread proofreading proofreader relecture relectures relue relues read_again
vehicle vehicles lorry lorries truck trucks van vans fleet camion camions camionnette camionnettes vehicule vehicules flotte
army military arms weapons defence armee armement militaire militaires
- refuse refuses refused turn_down turns_down decline declines refuser refusez refusons refusent
- late lateness overdue retard retards tardif paying_late
robot robots
password passwords mot_de_passe mots_de_passe
bicycle bicycles bike bikes velo velos
gift gifts gift_card gift_cards gift_voucher gift_vouchers birthday_present cadeau cadeaux bon_cadeau bons_cadeaux carte_cadeau
- friend friends mate mates buddy pote potes ami amis copain copains refer_a_friend parrainage
- scared nervous anxious fear fears terrified afraid peur angoisse stress stresse anxieux anxieuse apprehension
- ill sick illness illnesses disease diseases malade malades maladie maladies
- woman women lady ladies female femme femmes dame dames
- fail failed failing fails echec echecs echoue echouer recale
- waiting waiting_time waiting_times waiting_list attente attentes temps_d'attente liste_d'attente
frequency often how_often frequence tous_les_combien
- progress avancement demo demos demonstration demonstrations > show_what we_show nous_montrons what_is_done ce_qui_est_fait
- sign signs signed signing signe signer signez signons signature
- expert experts specialist specialists specialiste specialistes
~ limit limits maximum max at_most up_to jusqu'a au_plus limite
- device devices appareil appareils
- account accounts compte comptes
- publish published publishing publication publier publie publiee mettre_sur_l'app met_sur_l'app met_l'appli met_l'application puts_the_app put_the_app sortir_sur
- recommend recommends recommended advise advice advised best better suggest conseillez conseiller conseil conseillons recommandez recommander recommandons mieux meilleur meilleure
~ our_own my_own your_own their_own is_it_true est-il_vrai
~ open_to be_open_to ouvert_a ouverts_a in_house en_interne in-house_staff
~ reach atteindre atteint atteignent
~ offer offers offering provide provides propose proposons proposez offrons donnons give gives giving assurons subjects sujets themes topics
~ development developpement build builds building built develop develops make create creates construire construisons concevoir concevons developper developpons realiser realisons creer creons
~ guarantee_that garantissez_que garantir_que my_colleagues our_colleagues mes_collegues nos_collegues
- start starts starting begin begins beginning commence available_from get_started get_going kick_off commencer commence commencez commencons debuter debut demarrer demarrage demarrez demarrons vous_y_mettre
custom bespoke tailor-made made_to_measure to_measure tailored custom-made sur_mesure personnalise personnalisee
receive_visitors reception receptionist front_desk accueil
~ nearest closest nearby near_you near_by proche proches plus_proche a_proximite
whole_price fixed_price final_price price_is_final price_fixed fixed final prix_fixe prix_definitif definitif definitive forfaitaire au_forfait
~ online ready pret prets prete go_live goes_live live en_ligne mis_en_ligne mise_en_ligne launch launched lancement
`

type SynonymSet = { mark: string; words: readonly string[]; kinds: readonly string[] }

const synonymSets: readonly SynonymSet[] = sets
  .trim()
  .split('\n')
  .map((line) => {
    const mark = /^[~=-](?= )/.exec(line)?.[0] ?? ''
    const [words = [], kinds = []] = line
      .slice(mark.length)
      .split('>')
      .map((part) =>
        part
          .trim()
          .split(' ')
          .map((member) => member.replaceAll('_', ' ')),
      )
    return { mark, words, kinds }
  })

const conjugated = ['ez', 'ons', 'e', 'es', 'ent', 'ee', 'ees', 'era', 'ait']

/** A French verb in -er stands for its forms as well. */
function formsOf(word: string): readonly string[] {
  const verb = /^([a-z]{3,})er$/.exec(word)?.[1]
  return verb ? [word, ...conjugated.map((ending) => `${verb}${ending}`)] : [word]
}

function index(membersOf: (set: SynonymSet) => readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [number, set] of synonymSets.entries()) {
    for (const word of membersOf(set).flatMap(formsOf)) {
      const known = found.get(word)
      if (!known) found.set(word, [number])
      else if (!known.includes(number)) known.push(number)
    }
  }
  return found
}

/** The sets that a word or an expression of a question asks for, by its folded form. */
export const setsAsked: ReadonlyMap<string, readonly number[]> = index(({ words }) => words)
/** The sets that a word or an expression of a passage answers. */
export const setsTold: ReadonlyMap<string, readonly number[]> = index(({ words, kinds }) => [
  ...words,
  ...kinds,
])

/** Whether an answer need not contain a word of the set. */
export function isSoft(set: number): boolean {
  return synonymSets[set]!.mark === '~'
}

/** Whether the words of an expression of the set stand for themselves as well. */
export function isCompound(set: number): boolean {
  return synonymSets[set]!.mark === '='
}

/** The sets that a word is only one kind of: cash, of the means of payment. */
export const setsAbove: ReadonlyMap<string, readonly number[]> = index(({ kinds }) => kinds)

/** Whether a passage may be about the set. */
export function isSubject(set: number): boolean {
  return synonymSets[set]!.mark === ''
}

/** The words of a set to search for; of its expressions the longer ones, which say more. */
export function wordsOfSet(set: number): string[] {
  const { words, kinds } = synonymSets[set]!
  return [...words, ...kinds].flatMap((word) =>
    word.includes(' ') ? word.split(' ').filter((part) => part.length > 4) : word,
  )
}

const literal = (text: string) => text.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)

/** Any expression of the sets in a folded text, the longest first. */
export const expressions = new RegExp(
  String.raw`(?<![\p{L}\d])(?:${[...setsTold.keys()]
    .filter((word) => word.includes(' '))
    .toSorted((one, other) => other.length - one.length)
    .map(literal)
    .join('|')})s?(?![\p{L}\d])`,
  'gu',
)
