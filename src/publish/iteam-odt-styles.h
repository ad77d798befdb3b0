/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the parts of an OpenDocument text have in common (OpenDocument 1.2, part 1), and
 * how its paragraphs, headings and tables look: as the same paper does as PDF. */

#define ITEAM_ODT_NAMESPACES \
  "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"" \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"" \
  " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"" \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"" \
  " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" \
  " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"" \
  " office:version=\"1.2\""

/* Of the styles: what stands before the language, and behind it. */
#define ITEAM_ODT_STYLES_BEFORE \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
  "<office:document-styles " ITEAM_ODT_NAMESPACES "><office:styles>" \
  "<style:default-style style:family=\"paragraph\">" \
  "<style:paragraph-properties fo:line-height=\"120%\" fo:orphans=\"2\" fo:widows=\"2\"/>" \
  "<style:text-properties style:font-name=\"Liberation Sans\" fo:font-family=\"'Liberation Sans', Arial, sans-serif\" fo:font-size=\"10.5pt\""

#define ITEAM_ODT_STYLES_AFTER \
  "/></style:default-style>" \
  "<style:style style:name=\"Standard\" style:family=\"paragraph\" style:class=\"text\"/>" \
  "<style:style style:name=\"Text_20_body\" style:display-name=\"Text body\" style:family=\"paragraph\"" \
  " style:parent-style-name=\"Standard\" style:class=\"text\">" \
  "<style:paragraph-properties fo:margin-bottom=\"0.18cm\"/></style:style>" \
  "<style:style style:name=\"Title\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:class=\"chapter\">" \
  "<style:paragraph-properties fo:margin-bottom=\"0.4cm\"/>" \
  "<style:text-properties fo:font-size=\"20pt\" fo:font-weight=\"bold\" fo:color=\"#1a456b\"/></style:style>" \
  "<style:style style:name=\"Subtitle\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:class=\"chapter\">" \
  "<style:text-properties fo:font-size=\"11pt\" fo:color=\"#5c5c5c\"/></style:style>" \
  "<style:style style:name=\"Heading_20_1\" style:display-name=\"Heading 1\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"" \
  " style:next-style-name=\"Text_20_body\" style:default-outline-level=\"1\" style:class=\"text\">" \
  "<style:paragraph-properties fo:margin-top=\"0.6cm\" fo:margin-bottom=\"0.12cm\" fo:keep-with-next=\"always\"/>" \
  "<style:text-properties fo:font-size=\"13.5pt\" fo:font-weight=\"bold\" fo:color=\"#1a456b\"/></style:style>" \
  "<style:style style:name=\"Heading_20_2\" style:display-name=\"Heading 2\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"" \
  " style:next-style-name=\"Text_20_body\" style:default-outline-level=\"2\" style:class=\"text\">" \
  "<style:paragraph-properties fo:margin-top=\"0.45cm\" fo:margin-bottom=\"0.08cm\" fo:keep-with-next=\"always\"/>" \
  "<style:text-properties fo:font-size=\"11.5pt\" fo:font-weight=\"bold\"/></style:style>" \
  "<style:style style:name=\"Heading_20_3\" style:display-name=\"Heading 3\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"" \
  " style:next-style-name=\"Text_20_body\" style:default-outline-level=\"3\" style:class=\"text\">" \
  "<style:paragraph-properties fo:margin-top=\"0.3cm\" fo:margin-bottom=\"0.08cm\" fo:keep-with-next=\"always\"/>" \
  "<style:text-properties fo:font-size=\"10pt\" fo:font-weight=\"bold\" fo:color=\"#5c5c5c\"/></style:style>" \
  "<style:style style:name=\"Table_20_Contents\" style:display-name=\"Table Contents\" style:family=\"paragraph\"" \
  " style:parent-style-name=\"Standard\" style:class=\"extra\"><style:text-properties fo:font-size=\"10pt\"/></style:style>" \
  "<style:style style:name=\"Table_20_Heading\" style:display-name=\"Table Heading\" style:family=\"paragraph\"" \
  " style:parent-style-name=\"Table_20_Contents\" style:class=\"extra\">" \
  "<style:text-properties fo:font-size=\"8.5pt\" fo:font-weight=\"bold\" fo:color=\"#5c5c5c\"/></style:style>" \
  "<style:style style:name=\"Header\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:class=\"extra\">" \
  "<style:text-properties fo:font-size=\"8.5pt\" fo:font-weight=\"bold\" fo:color=\"#1a456b\"/></style:style>" \
  "<style:style style:name=\"Footer\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:class=\"extra\">" \
  "<style:paragraph-properties fo:text-align=\"end\"/>" \
  "<style:text-properties fo:font-size=\"8.5pt\" fo:color=\"#5c5c5c\"/></style:style>" \
  "</office:styles><office:automatic-styles>" \
  "<style:page-layout style:name=\"A4\"><style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\"" \
  " style:print-orientation=\"portrait\" fo:margin-top=\"1.3cm\" fo:margin-bottom=\"1.3cm\" fo:margin-left=\"2.5cm\" fo:margin-right=\"2.3cm\"/>" \
  "<style:header-style><style:header-footer-properties fo:margin-bottom=\"0.8cm\" fo:min-height=\"0.6cm\"/></style:header-style>" \
  "<style:footer-style><style:header-footer-properties fo:margin-top=\"0.8cm\" fo:min-height=\"0.6cm\"/></style:footer-style>" \
  "</style:page-layout></office:automatic-styles><office:master-styles>" \
  "<style:master-page style:name=\"Standard\" style:page-layout-name=\"A4\"><style:header><text:p text:style-name=\"Header\">"

#define ITEAM_ODT_STYLES_FOOTER "</text:p></style:header><style:footer><text:p text:style-name=\"Footer\">"
#define ITEAM_ODT_STYLES_END "</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"

/* The styles that the text itself uses: emphasis, tables of which a row stays on one page, lists. */
#define ITEAM_ODT_CONTENT_STYLES \
  "<style:style style:name=\"Emphasis\" style:family=\"text\"><style:text-properties fo:font-style=\"italic\"/></style:style>" \
  "<style:style style:name=\"Strong\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>" \
  "<style:style style:name=\"Both\" style:family=\"text\">" \
  "<style:text-properties fo:font-style=\"italic\" fo:font-weight=\"bold\"/></style:style>" \
  "<style:style style:name=\"Dim\" style:family=\"text\"><style:text-properties fo:color=\"#5c5c5c\"/></style:style>" \
  "<style:style style:name=\"Table\" style:family=\"table\">" \
  "<style:table-properties style:width=\"16.2cm\" table:align=\"left\" fo:margin-top=\"0.15cm\" fo:margin-bottom=\"0.25cm\"/></style:style>" \
  "<style:style style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"always\"/></style:style>" \
  "<style:style style:name=\"Cell\" style:family=\"table-cell\"><style:table-cell-properties" \
  " fo:padding=\"0.08cm\" fo:border-bottom=\"0.5pt solid #ccd1d6\"/></style:style>" \
  "<style:style style:name=\"HeadCell\" style:family=\"table-cell\"><style:table-cell-properties" \
  " fo:padding=\"0.08cm\" fo:border-bottom=\"0.75pt solid #5c5c5c\"/></style:style>" \
  "<style:style style:name=\"Bare\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.03cm\"/></style:style>" \
  "<text:list-style style:name=\"Bullets\">" \
  "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"><style:list-level-properties" \
  " text:space-before=\"0.2cm\" text:min-label-width=\"0.5cm\"/></text:list-level-style-bullet>" \
  "<text:list-level-style-bullet text:level=\"2\" text:bullet-char=\"•\"><style:list-level-properties" \
  " text:space-before=\"0.8cm\" text:min-label-width=\"0.5cm\"/></text:list-level-style-bullet>" \
  "<text:list-level-style-bullet text:level=\"3\" text:bullet-char=\"•\"><style:list-level-properties" \
  " text:space-before=\"1.4cm\" text:min-label-width=\"0.5cm\"/></text:list-level-style-bullet></text:list-style>" \
  "<text:list-style style:name=\"Numbers\">" \
  "<text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"><style:list-level-properties" \
  " text:space-before=\"0.2cm\" text:min-label-width=\"0.6cm\"/></text:list-level-style-number>" \
  "<text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\"><style:list-level-properties" \
  " text:space-before=\"0.8cm\" text:min-label-width=\"0.6cm\"/></text:list-level-style-number>" \
  "<text:list-level-style-number text:level=\"3\" style:num-format=\"1\" style:num-suffix=\".\"><style:list-level-properties" \
  " text:space-before=\"1.4cm\" text:min-label-width=\"0.6cm\"/></text:list-level-style-number></text:list-style>"
