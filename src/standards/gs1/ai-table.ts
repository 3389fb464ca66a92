/**
 * Every GS1 Application Identifier (GS1 General Specifications, section 3; GS1 Barcode Syntax Dictionary), in a
 * compact form of our own: `components ; rules ; identifiers`, identifiers of one shape sharing a line.
 *
 * Components, in order: type (`n` digits, `x` character set 82, `y` character set 39, `z` base 64 for URLs), length
 * (`1-20` variable), `?` when it may be absent, then the checks its content must pass (see `linters.ts`).
 * Rules: `F` predefined length, so no FNC1 follows; `A` allowed as a Digital Link attribute; `K` primary key with its
 * qualifiers in path order, alternatives after `|`; `+` requires one of, `&` joining what must come together;
 * `-` excludes; `~` the rest of its own family.
 * Identifiers: `3100-5` is 3100 to 3105; the data title follows.
 */
export const AI_TABLE = `
n18:mod10:gcp-2 ; F A K ; 00 SSCC
n14:mod10:gcp-2 ; F A K22.10.21|235 -255,37 ; 01 GTIN
n14:mod10:gcp-2 ; F A +37 -01,03 ; 02 CONTENT
n14:mod10:gcp-2 ; F -01,02,37,235 ; 03 MTO GTIN
x1-20 ; A +01,02,03,8006,8026 ; 10 BATCH/LOT
n6:date0 ; F A +01,02,03,8006,8026 ; 11 PROD DATE | 13 PACK DATE | 15 BEST BEFORE or BEST BY | 16 SELL BY
n6:date0 ; F A +8020 ; 12 DUE DATE
n6:date0 ; F A +01,02,03,255,8006,8026 ; 17 USE BY or EXPIRY
n2 ; F A +01,02,03,8006,8026 ; 20 VARIANT
x1-20 ; +01,03,8006 -235 ; 21 SERIAL
x1-20 ; +01 ; 22 CPV
x1-28 ; +01 ; 235 TPX
x1-30 ; A +01,02,03,8006,8026 ; 240 ADDITIONAL ID | 241 CUST. PART No.
n1-6 ; A +01,02,8006,8026 ; 242 MTO VARIANT
x1-20 ; A +01,03 ; 243 PCN
x1-30 ; A +01&21,03&21,8006&21 ; 250 SECONDARY SERIAL
x1-30 ; A +01,03,8006 ; 251 REF. TO SOURCE
n13:mod10:gcp x1-17? ; A K ; 253 GDTI
x1-20 ; +414 ; 254 GLN EXTENSION COMPONENT
n13:mod10:gcp n1-12? ; A K -01,02,415,8006,8020,8026 ; 255 GCN
n1-8 ; A +01,02 ; 30 VAR. COUNT
n6 ; F A +01,02 -~ ; 3100-5 NET WEIGHT (kg) | 3110-5 LENGTH (m) | 3120-5 WIDTH (m) | 3130-5 HEIGHT (m)
n6 ; F A +01,02 -~ ; 3140-5 AREA (m²) | 3150-5 NET VOLUME (l) | 3160-5 NET VOLUME (m³)
n6 ; F A +01,02 -~ ; 3200-5 NET WEIGHT (lb) | 3210-5 LENGTH (in) | 3220-5 LENGTH (ft) | 3230-5 LENGTH (yd)
n6 ; F A +01,02 -~ ; 3240-5 WIDTH (in) | 3250-5 WIDTH (ft) | 3260-5 WIDTH (yd) | 3270-5 HEIGHT (in)
n6 ; F A +01,02 -~ ; 3280-5 HEIGHT (ft) | 3290-5 HEIGHT (yd) | 3500-5 AREA (in²) | 3510-5 AREA (ft²)
n6 ; F A +01,02 -~ ; 3520-5 AREA (yd²) | 3560-5 NET WEIGHT (tr oz) | 3570-5 NET VOLUME (oz)
n6 ; F A +01,02 -~ ; 3600-5 NET VOLUME (qt (US)) | 3610-5 NET VOLUME (gal.) | 3640-5 NET VOLUME (in³)
n6 ; F A +01,02 -~ ; 3650-5 NET VOLUME (ft³) | 3660-5 NET VOLUME (yd³)
n6 ; F A +00,01 -~ ; 3300-5 GROSS WEIGHT (kg) | 3310-5 LENGTH (m), log | 3320-5 WIDTH (m), log
n6 ; F A +00,01 -~ ; 3330-5 HEIGHT (m), log | 3340-5 AREA (m²), log | 3350-5 VOLUME (l), log
n6 ; F A +00,01 -~ ; 3360-5 VOLUME (m³), log | 3400-5 GROSS WEIGHT (lb) | 3410-5 LENGTH (in), log
n6 ; F A +00,01 -~ ; 3420-5 LENGTH (ft), log | 3430-5 LENGTH (yd), log | 3440-5 WIDTH (in), log
n6 ; F A +00,01 -~ ; 3450-5 WIDTH (ft), log | 3460-5 WIDTH (yd), log | 3470-5 HEIGHT (in), log
n6 ; F A +00,01 -~ ; 3480-5 HEIGHT (ft), log | 3490-5 HEIGHT (yd), log | 3530-5 AREA (in²), log
n6 ; F A +00,01 -~ ; 3540-5 AREA (ft²), log | 3550-5 AREA (yd²), log | 3620-5 VOLUME (qt (US)), log
n6 ; F A +00,01 -~ ; 3630-5 VOLUME (gal (US)), log | 3670-5 VOLUME (in³), log | 3680-5 VOLUME (ft³), log
n6 ; F A +00,01 -~ ; 3690-5 VOLUME (yd³), log
n6 ; F A +01 -~ ; 3370-5 KG PER m²
n1-8 ; A +00&02,00&8026 ; 37 COUNT
n1-15 ; A +255,8020 -~,391n,394n,8111 ; 3900-9 AMOUNT
n3:currency n1-15 ; A +8020 -~ ; 3910-9 AMOUNT
n1-15 ; A +01&30,01&31nn,01&32nn,01&35nn,01&36nn -~,393n ; 3920-9 PRICE
n3:currency n1-15 ; A +30,31nn,32nn,35nn,36nn -~ ; 3930-9 PRICE
n4 ; A +255 -~,8111 ; 3940-3 PRCNT OFF
n6 ; A +30,31nn,32nn,35nn,36nn -392n,393n,~,8005 ; 3950-5 PRICE/UoM
x1-30 ; A ; 400 ORDER NUMBER | 90 INTERNAL
x1-30:gcp ; A K ; 401 GINC
n17:mod10:gcp ; A K ; 402 GSIN
x1-30 ; A +00 ; 403 ROUTE | 4308 SHIP TO PHONE | 4319 RTN TO PHONE
n13:mod10:gcp ; F A ; 410 SHIP TO LOC | 411 BILL TO | 412 PURCHASE FROM | 413 SHIP FOR LOC
n13:mod10:gcp ; F A ; 416 PROD/SERV LOC
n13:mod10:gcp ; F A K254|7040 ; 414 LOC No.
n13:mod10:gcp ; F A K8020 +8020 ; 415 PAY TO
n13:mod10:gcp ; F A K7040 ; 417 PARTY
x1-20 ; A -421 ; 420 SHIP TO POST
n3:country x1-9 ; A -4307 ; 421 SHIP TO POST
n3:country ; A +01,02,03,8006,8026 -426 ; 422 ORIGIN
n3:country n3?:country n3?:country n3?:country n3?:country ; A +01,02,03 -426 ; 423 COUNTRY - INITIAL PROCESS
n3:country n3?:country n3?:country n3?:country n3?:country ; A +01,02,03 -426 ; 425 COUNTRY - DISASSEMBLY
n3:country ; A +01,02,03 -426 ; 424 COUNTRY - PROCESS
n3:country ; A +01,02,03 ; 426 COUNTRY - FULL PROCESS
x1-3 ; A +01&422,02&422,03&422 ; 427 ORIGIN SUBDIVISION
x1-35:percent ; A +00 ; 4300 SHIP TO COMP | 4301 SHIP TO NAME | 4310 RTN TO COMP | 4311 RTN TO NAME
x1-35:percent ; A +00 ; 4320 SRV DESCRIPTION
x1-70:percent ; A +00 ; 4302 SHIP TO ADD1 | 4304 SHIP TO SUB | 4305 SHIP TO LOC | 4306 SHIP TO REG
x1-70:percent ; A +00 ; 4312 RTN TO ADD1 | 4314 RTN TO SUB | 4315 RTN TO LOC | 4316 RTN TO REG
x1-70:percent ; A +4302 ; 4303 SHIP TO ADD2
x2:country-letters ; A +00 ; 4307 SHIP TO COUNTRY | 4317 RTN TO COUNTRY
n10:latitude n10:longitude ; A +00 ; 4309 SHIP TO GEO
x1-70:percent ; A +4312 ; 4313 RTN TO ADD2
x1-20 ; A +00 ; 4318 RTN TO POST
n1:flag ; A +00 ; 4321 DANGEROUS GOODS | 4322 AUTH TO LEAVE | 4323 SIG REQUIRED
n6:date0 n4:time ; A +00 ; 4324 NOT BEF DEL DT | 4325 NOT AFT DEL DT
n6:date ; A +00 ; 4326 REL DATE
n6 x1?:minus ; A +00 -4331 ; 4330 MAX TEMP F.
n6 x1?:minus ; A +00 -4330 ; 4331 MAX TEMP C.
n6 x1?:minus ; A +00 -4333 ; 4332 MIN TEMP F.
n6 x1?:minus ; A +00 -4332 ; 4333 MIN TEMP C.
n13 ; A +01,02,8006,8026 ; 7001 NSN
x1-30 ; A +01,02 ; 7002 MEAT CUT
n6:date n4:time ; A +01,02,03 ; 7003 EXPIRY TIME
n1-4 ; A +01&10,03&10 ; 7004 ACTIVE POTENCY
x1-12 ; A +01,02 ; 7005 CATCH AREA
n6:date ; A +01,02 ; 7006 FIRST FREEZE DATE
n6:date n6?:date ; A +01,02 ; 7007 HARVEST DATE
x1-3 ; A +01,02 ; 7008 AQUATIC SPECIES
x1-10 ; A +01,02 ; 7009 FISHING GEAR TYPE
x1-2 ; A +01,02,03 ; 7010 PROD METHOD
n6:date n4?:time ; A +01,02,03 ; 7011 TEST BY DATE
x1-20 ; A +01&416,03&416,8006&416 ; 7020 REFURB LOT
x1-20 ; A +01,03,8006 ; 7021 FUNC STAT | 8012 VERSION
x1-20 ; A +01&7021,03&7021,8006&7021 ; 7022 REV STAT
x1-30:gcp ; A ; 7023 GIAI - ASSEMBLY
n3:country-or-999 x1-27 ; A +01,02 ; 7030 PROCESSOR # 0 | 7031 PROCESSOR # 1 | 7032 PROCESSOR # 2
n3:country-or-999 x1-27 ; A +01,02 ; 7033 PROCESSOR # 3 | 7034 PROCESSOR # 4 | 7035 PROCESSOR # 5
n3:country-or-999 x1-27 ; A +01,02 ; 7036 PROCESSOR # 6 | 7037 PROCESSOR # 7 | 7038 PROCESSOR # 8
n3:country-or-999 x1-27 ; A +01,02 ; 7039 PROCESSOR # 9
n1 x1 x1 x1:importer ;  ; 7040 UIC+EXT
x1-4:package ; +00 ; 7041 UFRGT UNIT TYPE
x1-20 ; A +01 ; 710 NHRN PZN | 711 NHRN CIP | 712 NHRN CN | 713 NHRN DRN | 714 NHRN AIM | 715 NHRN NDC
x1-20 ; A +01 ; 716 NHRN AIC | 717 NHRN SRN
x2 x1-28 ; A +01,8004 ; 7230 CERT # 1 | 7231 CERT # 2 | 7232 CERT # 3 | 7233 CERT # 4 | 7234 CERT # 5
x2 x1-28 ; A +01,8004 ; 7235 CERT # 6 | 7236 CERT # 7 | 7237 CERT # 8 | 7238 CERT # 9 | 7239 CERT # 10
x1-20 ; A +01,8006 -03 ; 7240 PROTOCOL
n2:medium ; A +8017,8018 ; 7241 AIDC MEDIA TYPE
x1-25 ; A +8017,8018 ; 7242 VCN
n8:date8 ; A +8018 -7251 ; 7250 DOB
n8:date8 n4:time ; A +8018 -7250 ; 7251 DOB TIME
n1:sex ; A +8018 ; 7252 BIO SEX
x1-40:percent ; A +8017,8018 -7256,7259 ; 7253 FAMILY NAME | 7254 GIVEN NAME
x1-10 ; A +8017,8018 -7256,7259 ; 7255 SUFFIX
x1-90:percent ; A +8017,8018 ; 7256 FULL NAME
x1-70:percent ; A +8018 ; 7257 PERSON ADDR
x3:position ; A +8018&7259 ; 7258 BIRTH SEQUENCE
x1-40:percent ; A +8018 -7256 ; 7259 BABY
n4:nonzero n5:nonzero n3:nonzero n1:winding n1 ; A +01 ; 8001 DIMENSIONS
x1-20 ; A ; 8002 CMT No.
n1:zero n13:mod10:gcp x1-16? ; A K ; 8003 GRAI
x1-30:gcp ; A K7040 ; 8004 GIAI
n6 ; A +01,02 ; 8005 PRICE PER UNIT
n14:mod10:gcp-2 n4:piece ; A K22.10.21 -01,03,37 ; 8006 ITIP
x1-34:iban ; A +415 ; 8007 IBAN
n6:date n2:hour n2?:minute n2?:second ; A +01,02,03 ; 8008 PROD TIME
x1-50 ; A +00,01,03 ; 8009 OPTSEN
y1-30:gcp ; A K8011 ; 8010 CPID
n1-12:no-leading-zero ; +8010 ; 8011 CPID SERIAL
x1-25:pair:gcp ; A K ; 8013 GMN
x1-25:pair:gcp:letter ; +01 ; 8014 MUDI
n18:mod10:gcp ; A K8019 -8018 ; 8017 GSRN - PROVIDER
n18:mod10:gcp ; A K8019 -8017 ; 8018 GSRN - RECIPIENT
n1-10 ; +8017,8018 ; 8019 SRIN
x1-25 ; +415 ; 8020 REF No.
n14:mod10:gcp-2 n4:piece ; A +37 -02,03,8006 ; 8026 ITIP CONTENT
z1-90 ; A +00,01&21,03&21,253,255,8003,8004,8006&21,8010&8011,8017,8018 ; 8030 DIGSIG
n15 ; +01&21 ; 8040 IMEI
n15 ; +01&21&8040 ; 8041 IMEI2
n32 ; +01&21&8040 ; 8042 ESIM
n18 n1-2? ; +01&21&8040 ; 8043 PSIM
x1-70:coupon ; A ; 8110
n4 ; A +255 ; 8111 POINTS
x1-70:offer ; A ; 8112
x1-70 ; +01 ; 8200 PRODUCT URL
x1-90 ; A ; 91-9 INTERNAL
`;
