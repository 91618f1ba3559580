/**
 * Common French and English first names, folded. Only used where a name was typed without a capital
 * or without "my name is": anything else after those words is believed as it stands.
 */
const names = `
  aaliyah aaron abby abigail ada adaeze adam adele adriana adrien agathe agnes ahmed aicha aidan aisha aissa alain
  alan albert alec alex alexander alexandra alexandre alexis alfie alfred ali alice alicia aline alison alistair
  allison alphonse alyssa amanda amandine ambroise amelia amelie amina amit amy ana anais anatole anderson andre
  andrea andrew angela angele angelique angharad angie anil anissa anita anjali ann anna annabel anne annelie annelies
  annick annie anouk anthony antoine antoinette antonia antonin antonio aoife apolline archie ariane arjun arlo armand
  armelle arnaud arthur ashley ashton assia astrid astride aubrey aude audra audrey augustin aurelie aurelien ava axel
  axelle aya ayesha ayoub babatunde baptiste barbara barney barry bart basil bastien baz beatrice beatrix beatriz
  becca becki becky ben benjamin benoit berenice bernadette bernard bert bertrand beth bethany betty beverley bilal
  bill billie billy bjorn blaise bob bobby bonnie boris brad bradley brandon brenda brendan brian brice bridget
  brigitte bronwyn bruce bruno bryan bryony caitlin callum cameron camille caoimhe capucine carine carl carla carlos
  carly carmen carol carole caroline carolyn carrie carys cassandra catherine cathy cecile cecilia cedric celia celine
  chantal charlene charles charlie charlotte chelsea cheryl chiara chidi chinedu chloe chris christelle christian
  christiane christina christine christophe christopher cian ciara cindy claire clara clare clarence claude claudette
  claudia claudine clea clemence clement cleo clive clotilde clyde cody colette colin colm connor coralie corentin
  corey corinne cormac courtney craig curtis cynthia cyril damian damien dan dana daniel daniele danielle danny daphne
  daria darius darren darryl daryl dave david deb debbie debora deborah declan deepak deirdre delia delphine denis
  denise dennis derek desmond diana diane didier diego dimitri dinesh dirk dolores dominic dominique donal donald
  donna dora doreen doris dorothee dorothy doug douglas duncan dustin dwayne dwight dylan ed eddie edgar edith edmund
  edouard edward edwige edwin eileen eleanor elena eleonore eli elias elijah eliott elisa elisabeth elise eliza
  elizabeth ella ellen ellie elliot elodie eloise elsa elsie emeka emeline emilie emilien emily emma emmanuel
  emmanuelle emmett enid enzo eoin eric erica erik erin ernest erwan esme esteban estelle esther ethan ethel etienne
  eugene eugenie eva evan eve evelyn evelyne fabien fabienne fabrice faisal fanny farah fatima fatou faustine felicie
  felicity felix femi ferdinand fergus fernand fiona fionn fionnuala flavie flavien flora florence florent florian
  floyd folasade frances francine francis franck francois francoise frank fraser fred freda freddie frederic frederick
  frederique freya gabriel gabrielle gael gaelle gaetan gail gareth gary gaston gautier gavin gemma genevieve geoff
  geoffrey george georges georgia georgina gerald geraldine gerard germain gerry gertrude gethin ghislaine gilbert
  gilles gillian gina ginette giovanni gisele gladys glen glenn gloria gordon grace graham greg gregoire gregory greta
  griet guillaume gurpreet gus gustave guy gwen gwenael gwenaelle hadrien hakim hamid hamza hanh hannah hans harold
  harpreet harriet harry harvey hassan hattie heather hector heidi helen helena helene heloise henri henriette henrik
  henry herbert herve hettie hicham hilary hiroshi holly hortense howard hugh hugo hugues huguette hyun ian ibby
  ibrahim ibrahima ieuan iman imane imogen imran ines ingrid irene iris isaac isabel isabella isabelle isla ismael
  ivan ivor jack jackie jackson jacob jacqueline jacques jade jake james jamie jan jane janet janice jared jasmine
  jason jasper jaspreet jay jayden jayne jean jeanette jeanne jeannine jeff jeffrey jen jenna jennifer jenny jeremie
  jeremy jeroen jerome jerry jess jesse jessica jessie jill jim jimmy jing jo joachim joan joanna joanne jocelyn jodie
  joe joel joelle joey johan johanna john johnny jon jonas jonathan jordan joris jose joseph josephine josette josh
  joshua josiane josie josselin joyce juan juanita judith judy jules julia julian julie julien juliet juliette june
  justin justine kamel kara karen karim karin karine karl kate katherine kathleen kathryn kathy katie katy kavita
  kaylee keith kelly kelvin kemi ken kendra kenji kenneth kenny kenza kerry kev kevin khadidja khadija khalid kieran
  killian kim kimberley kirk kirsty koen kofi kristen kurt kwame kyle kylie lachlan laetitia lakshmi lamia lara larry
  lars laura laure laurel lauren laurence laurent laurie lawrence layla lea leah leanne leila lena lenny leo leon
  leonard leonie lerato leroy lesley leslie lester lewis li liam lieve lila lilian liliane lily lina linda lindsay
  lindsey linh lionel lisa lise livia liz lloyd loan logan loic lois lola lorenzo lorna lorraine lou louie louis
  louisa louise luc lucas lucia lucie lucien lucienne lucy ludivine ludovic lukas luke luther lydia lydie lyes lyn
  lynn lynne mackenzie madeleine madeline madison mael maelle maeva maeve magali maggie magnus maisie malcolm malik
  malika mallory mamadou mandy manon manpreet manuel manuela marc marcel marcelle marcia marcus margaret margaux
  margot marguerite maria mariam marian marianne marie marielle mariette marilyn marilyne marina marine marion marisa
  marius marjorie mark marlene marlon marsha martha martin martine marvin mary maryam maryse mateo mathias mathieu
  mathilda mathilde mathis matt matthew matthias matthieu maud maureen maurice mavis max maxence maxime meera megan
  mehdi mel melanie melissa melvin meredith mia michael michel michele micheline michelle mickael miguel mike mildred
  millie milly milo minh miranda mireille mitch mitchell mo mohamed mohammed moira molly mona monica monique morgan
  morgane mounir mourad moussa muriel mustapha myra myriam myrtle nabil nadege nadia nadine nadir nancy naomi nasreen
  nat natacha natalie natasha nathalie nathan nathaniel nawel neal ned neha neil nell nelly nettie nev neville ngozi
  nia niamh nick nicky nicola nicolas nicole nigel nikita nikki nils nina noah noe noel noemie nolan nolwenn nora
  norbert norma norman oceane odette odile oisin olga oliver olivia olivier olu omar ophelie oriane orla oscar otto
  oumar ousmane owen pablo padraig paige pam pamela paolo pascal pascale pat patrice patricia patrick patsy patti paul
  paula paulette pauline pedro peggy penelope penny percy perrine pete peter phil philip philippa philippe phillip
  philomene phoebe phyllis pierre pierrette pierrick piers pieter pippa polly pooja poppy priya priyanka prune quentin
  quinn rachel rachid rafael rahul rajesh ralph ramona randall randy rania raphael raphaelle ravi ray raymond raymonde
  rebecca rebekah reda reece reggie regine regis remi remy renaud rene renee reuben rhoda rhona rhonda rhys ricardo
  richard rick ricky riley rita rob robbie robert roberta robin robyn roderick rodney rodrigo roger rohit roisin
  roland romain romane romuald ron ronald ronnie rory rosa rosalie rose rosemary rosie ross rowan rowena roxane
  roxanne roxy roy ruairi rufus rupert russ russell ruth ryan sabine sabrina sacha sadie safia said salim sally salma
  salvador sam samantha sami samir samira sammy samuel sandie sandra sandrine sandy sanjay saoirse sara sarah saul
  scott seamus sean sebastian sebastien segun selina selma serge seth severine shane sharon shaun shauna shawn shaz
  sheena sheila shelley shelly sherri shirley sid sidney sidonie silvia simon simone sinead siobhan sipho sofia
  sofiane solange solene soline solveig sonia sonja sophia sophie souad spencer stacey stacy stan stanley stella steph
  stephane stephanie stephen steve steven stewart stuart sue sunil suresh susan susannah suzanne suzie sven sybil
  sylvain sylvester sylvia sylviane sylvie tadhg tamara tammy tanguy tania tanya tara tariq tasha taylor ted tegan
  terence teresa terri terry tess tessa thabo thao thea theo theodora theodore theresa therese thibaud thibault
  thibaut thierry thomas tiffany tilly tim timothe timothy tina tiphaine titouan toby todd tom tommy toni tony tracey
  tracie tracy travis trent trevor trish trisha tristan troy trudy tuan tunde tyler tyrone ugo ulysse ursula usman val
  valentin valentine valerie valery vanessa vaughan vera vernon veronique vic vicky victor victoria victorien vijay
  vikram vince vincent viola violette virginie viviane vivien wahid wallace walter wanda warren wassim wayne wendell
  wendy wes wesley wilbur wilf wilfried will william wilma winifred wouter wyatt xander xavier yacine yanis yann
  yannick yannis yasmina yasmine yassine yemi yoann yohan yohann yolanda younes youssef yuki yusuf yvan yves yvette
  yvonne zac zach zachary zack zainab zara zayn zelda zineb zoe zoey zohra
`

const firstNames: ReadonlySet<string> = new Set(names.trim().split(/\s+/))

/** Whether a folded word, or each part of a double one such as `jean-pierre`, is a first name. */
export function isFirstName(word: string): boolean {
  return word.split('-').every((part) => firstNames.has(part))
}
