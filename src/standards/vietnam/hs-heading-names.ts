/**
 * Headings of farm goods and food, chapters 1 to 24, and of what craft villages and herbalists make; some lines below them. In
 * short words of our own, with what people call it. Codes as in the nomenclature of 2022.
 */
export const HEADING_NAMES = `
0101|Ngựa, lừa, la sống|Live horses, asses, mules
0102|Trâu, bò sống|Live buffaloes, cattle
0103|Lợn sống|Live pigs
0104|Dê, cừu sống|Live goats, sheep
0105|Gia cầm sống: gà, vịt, ngan, ngỗng|Live poultry: chickens, ducks, geese
0106|Động vật sống khác: thỏ, ong, chim|Other live animals: rabbits, bees, birds
0201|Thịt trâu, bò tươi hoặc ướp lạnh|Beef, buffalo meat, fresh or chilled
0202|Thịt trâu, bò đông lạnh|Beef, buffalo meat, frozen
0203|Thịt lợn tươi, ướp lạnh hoặc đông lạnh|Pork, fresh, chilled or frozen
0204|Thịt dê, cừu|Goat meat, mutton
0205|Thịt ngựa, lừa|Horse meat
0206|Nội tạng gia súc|Offal of cattle, pigs, goats, horses
0207|Thịt và nội tạng gia cầm: gà, vịt|Poultry meat and offal: chicken, duck
0208|Thịt khác: thỏ, ếch, chim|Other meat: rabbit, frogs, birds
0209|Mỡ lợn, mỡ gia cầm chưa rán|Pig and poultry fat, not rendered
0210|Thịt khô, thịt sấy, thịt muối, thịt hun khói: trâu, bò, lợn gác bếp|Meat, dried, salted or smoked: beef, pork
0301|Cá sống|Live fish
0302|Cá tươi, ướp lạnh|Fish, fresh or chilled
0303|Cá đông lạnh|Fish, frozen
0304|Phi lê cá|Fish fillets
0305|Cá khô, cá muối, cá hun khói|Fish, dried, salted or smoked
0306|Tôm, cua|Shrimps, crabs
0307|Ốc, mực, trai, sò|Snails, squid, clams
0308|Thủy sinh khác: hải sâm, sứa|Other aquatic animals: sea cucumbers, jellyfish
0309|Bột cá, bột thủy sản ăn được|Edible meal of fish and shellfish
0401|Sữa tươi, kem sữa không đường|Milk and cream, unsweetened
0402|Sữa cô đặc, sữa bột, sữa có đường|Milk, concentrated, powdered or sweetened
0403|Sữa chua, sữa lên men|Yogurt, fermented milk
0404|Váng sữa, whey|Whey
0405|Bơ|Butter
0406|Pho mát|Cheese
0407|Trứng gia cầm nguyên vỏ|Birds' eggs in shell
0408|Trứng bỏ vỏ, lòng đỏ|Eggs without shell, yolks
0409|Mật ong tự nhiên|Natural honey
0410|Côn trùng, tổ yến và sản phẩm ăn được khác từ động vật|Insects, birds' nests, other edible animal products
0501|Tóc người|Human hair
0502|Lông lợn|Pig bristles
0504|Ruột, dạ dày động vật|Guts and stomachs of animals
0505|Lông vũ, da chim|Feathers, skins of birds
0506|Xương, lõi sừng|Bones, horn cores
0507|Sừng, móng, nhung hươu, ngà|Horn, hooves, antlers, ivory
0508|San hô, mai vỏ nhuyễn thể|Coral, shells
0510|Xạ hương, mật và tuyến động vật làm thuốc|Musk, bile, glands for medicines
0511|Sản phẩm khác từ động vật, kén tằm giống|Other animal products, silkworm eggs
0601|Củ giống, thân rễ, hoa lan củ|Bulbs, tubers, rhizomes
0602|Cây sống, cây giống, cành giâm, giống nấm|Live plants, seedlings, cuttings, mushroom spawn
0603|Hoa cắt cành: lan, hồng, cúc|Cut flowers: orchids, roses, chrysanthemums
0604|Lá, cành trang trí|Foliage for ornament
0701|Khoai tây|Potatoes
0702|Cà chua|Tomatoes
0703|Hành, tỏi, kiệu|Onions, garlic, shallots
0704|Bắp cải, súp lơ, su hào, rau cải|Cabbages, cauliflower, kohlrabi
0705|Rau xà lách, rau diếp|Lettuce, chicory
0706|Cà rốt, củ cải|Carrots, radishes, turnips
0707|Dưa chuột|Cucumbers
0708|Rau đậu tươi: đậu quả, đậu Hà Lan|Fresh beans and peas
0709|Rau tươi khác: măng, nấm, ớt, bí, su su|Other fresh vegetables: bamboo shoots, mushrooms, chillies, squash
0710|Rau đông lạnh|Frozen vegetables
0711|Rau bảo quản tạm: muối, ngâm nước muối|Vegetables provisionally preserved
0712|Rau khô: măng khô, mộc nhĩ, nấm hương khô|Dried vegetables: bamboo shoots, wood ears, shiitake
0713|Đậu hạt khô: đậu xanh, đậu đỏ, đậu nho nhe|Dried pulses: mung beans, kidney beans, rice beans
0714|Sắn, khoai lang, khoai môn, củ dong|Cassava, sweet potatoes, taro, arrowroot
0801|Dừa, hạt điều|Coconuts, cashew nuts
0802|Quả hạch khác: óc chó, hạt dẻ, mắc ca|Other nuts: walnuts, chestnuts, macadamias
0803|Chuối|Bananas
0804|Dứa, xoài, ổi, bơ, măng cụt|Pineapples, mangoes, guavas, avocados, mangosteens
0805|Quả có múi: cam, quýt, bưởi, chanh|Citrus fruit: oranges, mandarins, pomelos, lemons
080510|Cam: cam sành, cam Vinh|Oranges
080521|Quýt|Mandarins
080540|Bưởi|Pomelos, grapefruit
080550|Chanh|Lemons, limes
0806|Nho|Grapes
0807|Dưa hấu, dưa lê, đu đủ|Watermelons, melons, papayas
080711|Dưa hấu|Watermelons
080720|Đu đủ|Papayas
0808|Táo, lê|Apples, pears
080830|Lê|Pears
0809|Đào, mận, mơ|Peaches, plums, apricots
080930|Đào|Peaches
080940|Mận|Plums
0810|Quả tươi khác: hồng, thanh long, nhãn, vải, sầu riêng, na|Other fresh fruit: persimmons, dragon fruit, longans, lychees, durians
081060|Sầu riêng|Durians
081070|Hồng: hồng không hạt|Persimmons
0811|Quả đông lạnh|Frozen fruit
0812|Quả bảo quản tạm|Fruit provisionally preserved
0813|Quả khô: táo mèo khô, mơ khô|Dried fruit
0814|Vỏ quả có múi, vỏ dưa|Peel of citrus fruit or melons
0901|Cà phê|Coffee
090111|Cà phê nhân chưa rang|Coffee, not roasted
090121|Cà phê rang|Coffee, roasted
0902|Chè, trà|Tea
090210|Chè xanh, gói đến 3 kg|Green tea in packs of up to 3 kg
090220|Chè xanh, gói trên 3 kg|Green tea in larger packs
090230|Chè đen, hồng trà, chè lên men một phần, gói đến 3 kg|Black tea and partly fermented tea in packs of up to 3 kg
090240|Chè đen, hồng trà, chè lên men một phần, gói trên 3 kg|Black tea and partly fermented tea in larger packs
0903|Chè Paragoay (maté)|Maté
0904|Hạt tiêu, ớt khô, ớt bột|Pepper, dried or ground chillies
0905|Va ni|Vanilla
0906|Quế|Cinnamon
0907|Đinh hương|Cloves
0908|Thảo quả, bạch đậu khấu, nhục đậu khấu|Cardamoms, nutmeg, mace
090831|Thảo quả, bạch đậu khấu chưa xay|Cardamoms, whole
090832|Thảo quả, bạch đậu khấu đã xay|Cardamoms, crushed or ground
0909|Hồi, thì là, hạt mùi|Star anise, fennel, coriander
0910|Gừng, nghệ, mắc khén và gia vị khác|Ginger, turmeric, other spices
091011|Gừng chưa xay|Ginger, whole
091012|Gừng xay, bột gừng|Ginger, crushed or ground
091030|Nghệ, bột nghệ|Turmeric
1001|Lúa mì|Wheat
1002|Lúa mạch đen|Rye
1003|Lúa đại mạch|Barley
1004|Yến mạch|Oats
1005|Ngô hạt|Maize
1006|Thóc, gạo|Rice
100610|Thóc|Rice in the husk
100620|Gạo lứt|Brown rice
100630|Gạo xát trắng, gạo nếp, gạo tẻ|Milled rice
1007|Lúa miến|Sorghum
1008|Tam giác mạch, kê và ngũ cốc khác|Buckwheat, millet, other cereals
100810|Hạt tam giác mạch|Buckwheat
1101|Bột mì|Wheat flour
1102|Bột ngô, bột gạo, bột tam giác mạch|Flour of maize, rice, buckwheat
1103|Tấm, bột thô từ ngũ cốc|Groats and coarse meal of cereals
1104|Ngũ cốc cán, xát vỏ, cắt mảnh|Rolled, hulled or cut cereals
1105|Bột khoai tây|Flour and flakes of potatoes
1106|Bột đậu, bột sắn, bột quả|Flour of pulses, roots, fruit
1107|Mạch nha (malt)|Malt
1108|Tinh bột: bột sắn dây, bột dong riềng|Starches: kudzu, canna, cassava
1109|Gluten lúa mì|Wheat gluten
1201|Đậu tương|Soya beans
1202|Lạc|Peanuts
1203|Cùi dừa khô|Copra
1204|Hạt lanh|Linseed
1205|Hạt cải dầu|Rape seed
1206|Hạt hướng dương|Sunflower seed
1207|Hạt có dầu khác: vừng, hạt bông|Other oil seeds: sesame, cotton seed
1208|Bột hạt có dầu|Flour of oil seeds
1209|Hạt giống|Seeds for sowing
1210|Hoa bia|Hops
1211|Cây dược liệu, cây thơm: giảo cổ lam, ấu tẩu, sa nhân|Medicinal and aromatic plants
1212|Mía, rong biển, hạt ăn được khác|Sugar cane, seaweed, other edible kernels
1213|Rơm, trấu|Straw, husks
1214|Cỏ, cây làm thức ăn chăn nuôi|Hay, fodder plants
1301|Nhựa cây, cánh kiến|Gums, resins, lac
1302|Cao và chất chiết từ cây, thạch|Plant extracts, agar
1401|Tre, nứa, mây, lá để đan|Bamboo, rattan, reeds for plaiting
1404|Nguyên liệu khác từ cây|Other plant materials
1501|Mỡ lợn, mỡ gia cầm đã rán|Lard, rendered poultry fat
1502|Mỡ trâu, bò, dê, cừu|Tallow
1503|Dầu và stearin mỡ lợn|Lard oil and stearin
1504|Dầu cá|Fish oil
1505|Mỡ lông cừu|Wool grease
1506|Mỡ động vật khác|Other animal fats
1507|Dầu đậu tương|Soya bean oil
1508|Dầu lạc|Peanut oil
1509|Dầu ô liu|Olive oil
1510|Dầu khác từ quả ô liu|Other oils from olives
1511|Dầu cọ|Palm oil
1512|Dầu hướng dương, dầu hạt bông|Sunflower oil, cotton seed oil
1513|Dầu dừa|Coconut oil
1514|Dầu hạt cải|Rape oil, mustard oil
1515|Dầu thực vật khác: dầu vừng, dầu sở, dầu trẩu|Other vegetable oils: sesame, camellia, tung
1516|Dầu mỡ hydro hóa|Hydrogenated oils and fats
1517|Bơ thực vật, dầu mỡ pha|Margarine, blended oils
1518|Dầu mỡ đã biến đổi|Modified oils and fats
1520|Glycerin thô|Crude glycerol
1521|Sáp ong, sáp thực vật|Beeswax, vegetable wax
1522|Cặn dầu mỡ|Residues of fats
1601|Xúc xích, lạp xưởng, giò, chả|Sausages, hams of minced meat
1602|Thịt chế biến: thịt hộp, ruốc, thịt mắm|Prepared meat: canned, shredded, fermented
1603|Nước cốt thịt, cao xương|Extracts of meat
1604|Cá chế biến, cá hộp|Prepared fish, canned fish
1605|Tôm, ốc, mực chế biến|Prepared shrimps, snails, squid
1701|Đường mía, đường củ cải|Cane or beet sugar
1702|Đường khác, mạch nha, mật ong nhân tạo|Other sugars, syrups, artificial honey
1703|Mật mía, rỉ đường|Molasses
1704|Kẹo, mứt kẹo không có ca cao: kẹo lạc, kẹo vừng|Sweets without cocoa
1801|Hạt ca cao|Cocoa beans
1802|Vỏ ca cao|Cocoa shells
1803|Bột ca cao nhão|Cocoa paste
1804|Bơ ca cao|Cocoa butter
1805|Bột ca cao|Cocoa powder
1806|Sô cô la|Chocolate
1901|Chế phẩm từ bột, thức ăn trẻ em|Preparations of flour, infant food
1902|Bún, miến, phở khô, mì, nui|Noodles, vermicelli, pasta
1903|Bột báng, trân châu từ tinh bột|Tapioca pearls
1904|Bỏng, cốm, ngũ cốc ăn liền|Puffed and roasted cereals
1905|Bánh mì, bánh ngọt, bánh quy, bánh đa|Bread, cakes, biscuits, rice paper
2001|Rau, quả ngâm giấm, dưa chua, măng ớt|Vegetables and fruit in vinegar, pickles
2002|Cà chua chế biến|Prepared tomatoes
2003|Nấm chế biến|Prepared mushrooms
2004|Rau chế biến đông lạnh|Prepared vegetables, frozen
2005|Rau chế biến không đông lạnh, măng hộp|Prepared vegetables, not frozen
2006|Rau, quả tẩm đường, ô mai, mứt khô|Vegetables and fruit preserved by sugar
2007|Mứt ướt, thạch quả|Jams, fruit jellies
2008|Quả, hạt chế biến: lạc rang, quả ngâm đường|Prepared fruit and nuts: roasted peanuts
2009|Nước quả, nước rau|Fruit and vegetable juices
2101|Cà phê hòa tan, trà hòa tan, chiết xuất chè|Instant coffee, instant tea, extracts
2102|Men, men lá, bột nở|Yeasts, leaf yeast, baking powder
2103|Nước mắm, nước tương, tương ớt, gia vị pha|Fish sauce, soy sauce, chilli sauce, seasonings
2104|Súp, cháo, nước dùng|Soups, porridge, broths
2105|Kem ăn|Ice cream
2106|Thực phẩm chế biến khác, thực phẩm chức năng, trà thảo mộc hòa tan|Other prepared foods, food supplements
2201|Nước uống, nước khoáng không đường|Water, mineral water, unsweetened
2202|Nước ngọt, đồ uống không cồn|Soft drinks
2203|Bia|Beer
2204|Rượu vang nho|Wine of grapes
2205|Rượu vang ướp hương|Vermouth
2206|Rượu lên men khác: rượu hoa quả, rượu cần|Other fermented drinks: fruit wine, rice wine
2207|Cồn từ 80 độ|Alcohol of 80 % and above
2208|Rượu chưng cất: rượu ngô, rượu gạo, rượu men lá|Spirits: maize, rice and leaf-yeast liquor
220870|Rượu mùi, rượu ngâm quả|Liqueurs
220890|Rượu chưng cất khác: rượu ngô, rượu gạo|Other spirits: of maize, of rice
2209|Giấm|Vinegar
2301|Bột thịt, bột cá chăn nuôi, tóp mỡ|Meal of meat and fish for feed
2302|Cám|Bran
2303|Bã tinh bột, bã mía, bã rượu|Residues of starch, sugar, brewing
2304|Khô dầu đậu tương|Soya oil-cake
2305|Khô dầu lạc|Peanut oil-cake
2306|Khô dầu khác|Other oil-cake
2307|Bã rượu vang|Wine lees
2308|Phụ phẩm cây trồng làm thức ăn chăn nuôi|Plant residues for feed
2309|Thức ăn chăn nuôi chế biến|Prepared animal feed
2401|Lá thuốc lá|Leaf tobacco
2402|Thuốc lá điếu, xì gà|Cigarettes, cigars
2403|Thuốc lào, thuốc lá sợi|Pipe and other manufactured tobacco
2404|Sản phẩm hít không đốt, có nicotin|Products for inhaling without burning, with nicotine
2501|Muối|Salt
2515|Đá hoa, đá vôi khối|Marble, limestone in blocks
3003|Thuốc chưa đóng liều|Medicines, not in doses
3004|Thuốc đóng liều, thuốc đông y, cao thuốc|Medicines in doses, traditional medicines
3101|Phân bón hữu cơ|Organic fertiliser
3105|Phân bón hỗn hợp|Mixed fertiliser
3301|Tinh dầu: sả, quế, hồi|Essential oils: lemongrass, cinnamon, anise
3304|Mỹ phẩm, kem dưỡng da|Cosmetics, skin care
3305|Dầu gội, sản phẩm cho tóc|Shampoo, hair products
3307|Sản phẩm tắm, khử mùi, hương thơm phòng, nhang|Bath products, deodorants, incense
3401|Xà phòng|Soap
3402|Nước rửa, chất tẩy rửa|Detergents
3406|Nến|Candles
4202|Túi xách, ví|Bags, wallets
4402|Than củi|Charcoal
4409|Ván sàn, gỗ bào|Flooring, shaped wood
4414|Khung gỗ|Wooden frames
4419|Đũa, thớt, bát gỗ|Chopsticks, chopping boards, wooden tableware
4420|Tượng, hộp, đồ gỗ mỹ nghệ|Statuettes, boxes, ornaments of wood
4421|Đồ gỗ khác, tăm|Other articles of wood, toothpicks
4601|Chiếu, mành đan|Mats, screens of plaiting
4602|Giỏ, làn, đồ mây tre đan|Baskets, wickerwork
4802|Giấy làm thủ công, giấy viết|Handmade paper, writing paper
5007|Lụa tơ tằm|Woven silk
5208|Vải bông|Woven cotton
5309|Vải lanh|Woven linen
5311|Vải sợi thực vật khác|Woven fabrics of other plant fibres
5701|Thảm thắt nút|Knotted carpets
5806|Vải thổ cẩm khổ hẹp, dải dệt|Narrow woven brocade
5810|Hàng thêu|Embroidery
6109|Áo phông dệt kim|T-shirts
6204|Váy, bộ quần áo nữ|Women's suits, dresses, skirts
6211|Trang phục dân tộc, quần áo khác|Ethnic costumes, other garments
6214|Khăn choàng|Shawls, scarves
6301|Chăn|Blankets
6302|Khăn trải, vỏ gối, ga|Table linen, bed linen
6304|Đồ vải trang trí khác|Other furnishing articles
6307|Hàng dệt may sẵn khác|Other made-up textile articles
6504|Mũ, nón đan: nón lá|Plaited hats: palm-leaf hats
6802|Đồ đá mỹ nghệ|Worked stone
6911|Đồ sứ dùng trên bàn ăn|Tableware of porcelain
6912|Đồ gốm dùng trên bàn ăn|Tableware of other ceramics
6913|Tượng, đồ gốm trang trí|Ornaments of ceramics
7113|Đồ trang sức: bạc chạm|Jewellery: chased silver
7117|Trang sức giả|Imitation jewellery
8201|Cuốc, liềm, dao rừng, nông cụ|Hoes, sickles, farm tools
8211|Dao|Knives
9202|Nhạc cụ dây|String instruments
9205|Khèn, sáo, nhạc cụ hơi|Panpipes, flutes, wind instruments
9401|Ghế|Seats
9403|Đồ nội thất khác: bàn, tủ, giường|Other furniture: tables, cupboards, beds
9404|Đệm, gối, chăn bông|Mattresses, pillows, quilts
9503|Đồ chơi|Toys
9602|Vật chạm khắc từ cây, sáp|Carved plant material, wax
9603|Chổi, bàn chải|Brooms, brushes
9701|Tranh vẽ|Paintings
9703|Tượng nghệ thuật|Sculptures
`;
