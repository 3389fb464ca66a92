/** What the chapters of the Harmonised System are about, in short words of our own: number, Vietnamese, English. */
export const CHAPTER_NAMES = `
01|Động vật sống|Live animals
02|Thịt và nội tạng ăn được|Meat and edible offal
03|Cá, tôm, cua, nhuyễn thể|Fish, crustaceans, molluscs
04|Sữa, trứng, mật ong, sản phẩm ăn được từ động vật|Milk, eggs, honey, other edible animal products
05|Sản phẩm khác từ động vật|Other products of animal origin
06|Cây sống, củ giống, hoa cắt cành|Live plants, bulbs, cut flowers
07|Rau, củ ăn được|Edible vegetables and roots
08|Quả và hạt ăn được|Edible fruit and nuts
09|Cà phê, chè, gia vị|Coffee, tea, spices
10|Ngũ cốc|Cereals
11|Bột, tinh bột, mạch nha|Flour, starch, malt
12|Hạt có dầu, hạt giống, cây dược liệu|Oil seeds, seeds for sowing, medicinal plants
13|Nhựa cây, chất chiết từ cây|Gums, resins, plant extracts
14|Vật liệu đan lát từ cây|Plant materials for plaiting
15|Dầu, mỡ, sáp|Oils, fats, waxes
16|Thịt, cá chế biến|Prepared meat and fish
17|Đường, mật mía, bánh kẹo|Sugar, molasses, confectionery
18|Ca cao, sô cô la|Cocoa, chocolate
19|Sản phẩm từ bột, bún, miến, bánh|Products of flour, noodles, baked goods
20|Rau, quả chế biến|Prepared vegetables and fruit
21|Các loại thực phẩm chế biến khác|Other prepared foods
22|Đồ uống, rượu, giấm|Drinks, spirits, vinegar
23|Phế phẩm của thực phẩm, thức ăn chăn nuôi|Residues of foods, animal feed
24|Thuốc lá|Tobacco
25|Muối, đất, đá, vôi, xi măng|Salt, earths, stone, lime, cement
26|Quặng, xỉ, tro|Ores, slag, ash
27|Than, dầu mỏ, nhiên liệu|Coal, petroleum, fuels
28|Hóa chất vô cơ|Inorganic chemicals
29|Hóa chất hữu cơ|Organic chemicals
30|Thuốc chữa bệnh|Medicines
31|Phân bón|Fertilisers
32|Thuốc nhuộm, sơn, mực|Dyes, paints, inks
33|Tinh dầu, nước hoa, mỹ phẩm|Essential oils, perfumes, cosmetics
34|Xà phòng, nến, chất tẩy rửa|Soap, candles, detergents
35|Chất đạm, hồ dán, enzim|Proteins, glues, enzymes
36|Thuốc nổ, diêm, pháo|Explosives, matches, fireworks
37|Vật tư ảnh, phim|Photographic goods
38|Các hóa phẩm khác|Other chemical products
39|Nhựa và đồ nhựa|Plastics and articles of them
40|Cao su và đồ cao su|Rubber and articles of it
41|Da sống, da thuộc|Raw hides, leather
42|Đồ da, túi xách|Leather goods, bags
43|Da lông|Furskins
44|Gỗ và đồ gỗ, than củi|Wood, articles of wood, charcoal
45|Lie và đồ lie|Cork and articles of it
46|Đồ đan bằng tre, mây, cỏ|Basketware of bamboo, rattan, grass
47|Bột giấy|Wood pulp
48|Giấy, bìa|Paper, board
49|Sách, báo, ấn phẩm|Books, newspapers, printed matter
50|Tơ tằm|Silk
51|Lông cừu, lông động vật|Wool, animal hair
52|Bông|Cotton
53|Sợi lanh, gai, đay|Flax, ramie, jute
54|Sợi filament nhân tạo|Man-made filaments
55|Xơ ngắn nhân tạo|Man-made staple fibres
56|Mền xơ, phớt, dây thừng|Wadding, felt, rope
57|Thảm|Carpets
58|Vải đặc biệt, ren, thổ cẩm, hàng thêu|Special fabrics, lace, brocade, embroidery
59|Vải tráng phủ, vải kỹ thuật|Coated and technical fabrics
60|Vải dệt kim|Knitted fabrics
61|Quần áo dệt kim|Knitted clothing
62|Quần áo không dệt kim|Clothing, not knitted
63|Chăn, ga, túi và hàng dệt may sẵn khác|Blankets, linen, bags, other made-up textiles
64|Giày, dép|Footwear
65|Mũ, nón|Hats
66|Ô, dù, gậy|Umbrellas, walking sticks
67|Lông vũ chế biến, hoa giả|Prepared feathers, artificial flowers
68|Đồ bằng đá, xi măng|Articles of stone, cement
69|Đồ gốm, sứ|Ceramics
70|Thủy tinh|Glass
71|Đá quý, kim loại quý, đồ trang sức|Precious stones and metals, jewellery
72|Sắt, thép|Iron, steel
73|Đồ bằng sắt, thép|Articles of iron, steel
74|Đồng và đồ đồng|Copper and articles of it
75|Niken và đồ niken|Nickel and articles of it
76|Nhôm và đồ nhôm|Aluminium and articles of it
78|Chì và đồ chì|Lead and articles of it
79|Kẽm và đồ kẽm|Zinc and articles of it
80|Thiếc và đồ thiếc|Tin and articles of it
81|Kim loại thường khác|Other base metals
82|Dao, dụng cụ cầm tay|Knives, hand tools
83|Hàng tạp kim loại|Sundry metal goods
84|Máy móc, thiết bị cơ khí|Machinery
85|Máy và thiết bị điện|Electrical machinery
86|Đầu máy, toa xe|Railway vehicles
87|Xe cộ|Road vehicles
88|Máy bay, phương tiện bay|Aircraft
89|Tàu, thuyền|Ships, boats
90|Dụng cụ đo, quang học, y tế|Optical, measuring, medical instruments
91|Đồng hồ|Clocks, watches
92|Nhạc cụ|Musical instruments
93|Vũ khí|Arms
94|Đồ nội thất, giường, đèn|Furniture, bedding, lamps
95|Đồ chơi, dụng cụ thể thao|Toys, sports goods
96|Các mặt hàng khác|Sundry articles
97|Tác phẩm nghệ thuật, đồ cổ|Works of art, antiques
`;
