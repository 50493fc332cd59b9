/**
 * Beginnings of everyday words, one meaning a line, in bokmål, nynorsk and English: what a word means decides whether
 * it is found, in whatever language and form it was written. Written for this product from general knowledge of the
 * three languages, about the life of a municipality. Nothing here is taken from a topic list or a data set, and
 * `npm run bench:search` refuses every entry that is a label of the file it is given.
 */
export const lexicon = `
barn born child kid
ungd ung youth young adolesc teen
eldr gaml senior elder old age aging
vaksen voksen adult
famil slekt kin relativ
forel foreset parent guardia
mor mamm mother matern
far papp father patern
kvinn women woman femal
mann menn men male
mennesk person people human
innbygg borgar citizen residen
befolk folk popul
fødsl fødd føde birth born newbor matern
gravid svanger pregn
jordmor midwif fødsel
ammin amm breastf
død dead death deceas
etterla attlev gjenlev widow surviv
gift ekteska vigsel bryllup marri wedd spous
sambo samlivs cohabit partner
skilt skilsm separas divorc
barnebi underha foster
arv testame skifte heir inherit
adopt adopsj
namn navn name
språk mål languag linguist
skul skol school
elev pupil
stude study
lær teach learn
lærling fagbrev yrkesf vocat apprent
utdan opplær educat
undervi instruc tutor
kurs cours class
kunnsk kjennsk knowled
forsk resear
vitskap vitensk scien
høgsk høysk colleg
bok bøk bibliot book librar
les read
skriv skrift writ
leik lek play
barneh kinderg nurser presch
oppveks childh upbring
lekse homewor
sfo skulefr skolefr
hels health
syk sjuk ill sick diseas patient
lækj lege doctor physic medic
sjukehe sykehj aldersh pleieh gamleh
plei stell nurs care
omsorg omsut care caring
tann tenn dent tooth teeth
aug øye syn brill eye sight vision optik
blind svaksyn synsh
hørs høyr døv hear deaf
hjart hjert heart cardi
hjerne brain
hud skin
blod blood
kropp body
kreft cancer
smert pine pain
psyk mental
angst uro depresj anxie
rus alkohol dop avrus drug intoxic
avheng avvenn addict
røyk tobak smok
smitt infec contag
funksj ufør invalid disab impair
rullest wheelch
hjelpem teknisk device
opptren attfør rehab
psykolo terap
behandl handsam treat
hjelp assist help aid
legevak akuttm naudhj emergen
akutt hast acute urgen
trygg sikker sikr safe secur
alarm varsel varsl alert warn
fare risik danger hazard risk
uluk ulyk kollis accid crash
skad injur damag harm
vald vold overgr mishand violen abus
redd berg resc
brannve brannst sløkk slukk
krise beredsk naud crisis prepar
evaku sivilfo tilflukt
straff punish penal fine
lovbro lovbrud krimin offen crime
tjuv tyv innbrot innbrud steal thef
svik svind fraud
politi lensman ordensv
fengsel soning innsatt prison jail
domst tingret lagmann court
dommar judge
rett lov legal law
advokat rettshj sakfør lawyer attor
mekl megl forlik konflik mediat
offer victim
klag innvend complai appeal
avtal kontrak agree
regel regl forskr regul rule
kontrol tilsyn oppsyn inspec superv
tillat løyv godkj permi licen approv
dispens unntak unnatak exemp
samtyk consent
søk søknad apply search
skjema blanket form
meld notif repor notic
bevis attest vitnem certif proof
ident legitim
gebyr fee charg
betal pay
pengar økonom money financ econom
lån loan borrow lend
gjeld skyld rente debt
inkasso namsman betalin
stønad støtt tilskot tilskud bidrag grant subsid support
yting ytels trygd stønad benef allow
sosial welfar
pensj alderd pension retir
sjukmel sykmeld sykemel sjukefr sykefra absen
forsik insur
erstatt kompens
pris kost
kjøp innkjøp anskaf anbod anbud procur purcha buy tender
sal selj selg sell sale
handel handl butikk shop trade retail
skattle likning selvang tax
mva meirver merverd vat
frådrag deduc
formu asset wealth
inntek earn
reknesk regnsk bokfør account
revis audit
budsjet budget
arbeids jobb yrk work job emplo labo occup
tilsett ansatt medarb staff employ
arbeidsl jobless unemp
oppsei oppsig avskjed dismis
fagfore tariff streik union strike
hms verneom arbeidsm
løn salar wage
stillin verv positio vacan
permisj fri leave
ferie holiday vacatio
bedrif verksem virksom føretak foretak selskap compan busines enterp firm
gründ etabler entrep startup
bransj indust
jordb landbr bonde bønd gard farm agricul
skog tømmer hogst wood fores timber
dyr anim
husdyr storfe svin sau sheep cattl livest
veterin dyrel
hund dog
hest horse
fugl bird
rovdyr ulv bjørn predat wolf bear
jakt vilt hunt game
fangst laks aure ørret fish salmo
oppdret aquacul
plant vekst crop
korn gras åker beit pastur
grønsak grønns frukt veget fruit
mjølk melk milk
kjøt meat
mat kost ernær food nutri diet
drikk drink bever
skjenk ølsal liquor
servering kafe restaur cater
hygien mattils
økolog organ
vatn vann water
drikkev vassv vannf
kloakk avlaup sew wastew
overvat flaum flom flood drener
søppel boss renovas avfall waste garb trash refuse
gjenvin gjenbru resirk recyc reus
farleg giftig kjemi hazar toxic chemi
ureins foruren utslepp utslipp pollu emiss
støyn bråk
miljø omgiv environ
fredn frede prote conserv vern
friluf outdo
løyp sti trail path
hytt cabin cottag
leir speid camp
fjell utmark mountai
strands alleman
straum kraft elektr power
solkraf vindkra vasskra vannkra fornyb renew
sol sun solar
vind storm
varm oppvarm heat
drivst brens olje fuel petrol oil
feiing sot pipe chimn
omn ovn stove oven
vêr vær nedbør weath
skred ras rasf landsl avalan
gruve bergv mine
bygg bygn build constru
riving rivn demol
bolig bustad hous dwell accom
heim hjem home
heimlaus bostedsl uteligg homeless
hus build house
leig lei husleig rent tenan
eige eie own proper
tomt plot site
grunn land ground
område land area
reguler arealpl zoning
oppmål matrik delin cadas survey
nabov nabost gjerde neighb
grend nabo neighb
kart geodat map
veg vei road
vegg mur wall
gat gågate stre
bru bro bridg
fortau sidewal pavem
gatel veglys lys ljos light
skilt merk sign
vedlik vøling maint
reparer vøl repair
brøyt snørydd strø plow snow
køyr kjør driv
bil køyret kjøret vehic car automob
lastebi vogntog tungtra truck lorry
mopp moped motorsy scoter snøsk
førerk sertif licen
ferdsl trafikk traffi
fart snøgg speed
kryss cross junct
sykl sykk bicyc bike
gå gang walk pedest
kollekt rutetil buss bane tog bus train tram transi
ferj ferg ferry
skyss drosj ride
skip båt boat vessel
flyplas lufth airpor
sjø hav sea ocean marin
kyst strand coast
elv vassdr river
reis ferd travel trip journey
turist reiseli overnat touris
kunst maleri skulpt art
museum samling utstil exhib
arkeol fornmin oldtid archae
kulturm kulturarv fredag herita monum
korps orkest kor song sang
skodesp skuespi scene teat
litterat forfatt dikt litera
kringka medi presse avis broadc
svøm symj badeanl basseng swim
stadion anlegg arena athle
leis recrea spar
exerc fitne
lag foren medlem club associ
frivil dugnad volun
tilskip arrang hending event
gjest vitja besøk visit guest
kyrk kirk church
tru tro livss truss relig faith belief
grav kremas bury cemet funer
røyst stemm vote
velg elect choos
folkeva kommunest ordfør polit
medverk medvirk delta partic involv
høyring innspel innspil hearing consul
styresm myndig author
statsfo fylkesm governor
kommun munici local
fylk county
stat nation govern
offentl offisi public
tenest tjenest servic
tilbod tilbud offer
kontor offic
møt samank meet
opplys inform
dokum journal
rettlei veiled guid counsel
råd advi counc
tolk omset overset inter transl
innvand flykt asyl immig refug migra
utland utanl framand fremm foreig abroa
statsbo borgars citizensh
opphald opphold stay resid
integr inclus
likest likever equal
kjønn gender sex
mobb erting bully haras
einsem ensom einsam lonel
ven venn friend
sorg trøyst grief
verje verge umynd
fullm prox
ombod ombud
urfolk samisk same indig
forsvar heimev vernepl milit defen
krig war
våpen gevær skyting weapo
eksplos fyrverk sprengs firewo
data digit compu
breiban bredbån fiber interne nett online
telefon mobil phone
utvikl develo
betr forbed improv
nyskap innov ny new
endr omstil chang
mål formål føremål goal aim purpos
målin measur
undersø gransk kartleg survey investi
prøv forsøk test trial
vurder evaluer assess
føreb forebyg preven
følgj oppfølg follow
samarb samhand samsk cooper collab
prosjek tiltak projec measur
leiar leder leiing manag leader
styr board direct
brukar user use
kund forbruk custome consum
grupp team group
by tettst bysent sentrum town city urban downtow
bygd rural distri
fattig sosialh poor pover
dag day
natt nat night
tid time
år year
uke veke week
månad måned month
sommar summ
haust autumn fall
stor great big large
lite små small little
kort stutt short brief
lang long
tung heav
høg høy high
låg lav low
god good
dårl därl bad
svak weak
sterk stron
fri gratis free
open åpen åpn
steng luk clos
felles sams common joint shar
særsk spesial
tilrett tilpas tilgjen adapt acces
mellomb midlert tempor
rom room
motta recep receiv
plass stad sted place spot
utstyr reiskap verktøy equip tool
vakt guard duty watch
sjølv selv self
samfunn societ communi
oppgåv task assign
avhandl mastero bachelo thesis disser
praksis utplass hospite placem intern
phd doctora
utfordr challen
behov treng need
løys solut solv
tank ide idea
flytt mov reloc
hent pick collec
lever deliv
bestil tinging order book
snakk tal talk speak
spør quest ask
svar answ reply
krav krev requir demand
vilkår føreset condit
frist deadl
gyld gjeld valid
oversyn oversik overvi list
del part share
slag type kind
byrj begyn start begin
slutt avslutt end finish
først fyrst first
finn find
tap miste los lost
kjøk kitch
tak roof
dør door
golv gulv floor
klede klær cloth
reinh renh vask clean
rydd clear tidy
lagr oppbev stor
ansvar respons
vedtak avgjer bestem decis decid
grens border limit
gåve gav gift donat
tal antal numb
heil hel whole
auk vekst increas grow
redus mink reduc
mengd amount
forsein forsink delay
feil mistak fault error
bevar behald keep prese
skript arkiv
ferdigh dugleik kompet skill
berekr sustain
engine ingeni techn
reinsk rense purif
patent varemer opphavs copyr
tevl konkurr compet contest
lysing annons reklam advert
økt auke vekst
jente gut girl boy
einskil enkelt individ single
skilnad forskj differ
røynsle erfar experi
naudsyn nødvend necess
mogl mul possib
vanl ordinær usual normal
føremon fordel advant
ulempe disadv
utgift expens cost
tilhøve forhold relation
høve anledn opport
gjennomf utfør implem
hovud hoved main
ordning skipnad scheme arrang
tvist usemje uenig disput
tillit trust
kjelde kilde source
vidare videre further
kunngj publis announ
årsak orsak grunn cause reason
verknad virkn effekt impact
døme eksemp exampl
kvardag hverdag everyd daily
rørsl beveg fysisk motion physic
samtal dialog convers
bilet bilde picture image
venting vente wait queue kø
byte bytt exchang swap
fordel utdel distrib alloc
freist frist deadl
eining enhet unit
mangf divers
skap lag mak creat
tru håp hope
`;
