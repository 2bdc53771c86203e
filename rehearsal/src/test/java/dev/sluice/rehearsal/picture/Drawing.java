package dev.sluice.rehearsal.picture;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An SVG as an XML parser sees it. */
record Drawing(Document document) {

    static Drawing of(CutoverStory story) {
        return parse(CutoverPicture.svg(story));
    }

    static Drawing parse(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return new Drawing(factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("not XML: " + xml, e);
        }
    }

    Element root() {
        return document.getDocumentElement();
    }

    List<Element> all(String name) {
        var nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    String only(String name) {
        return all(name).getFirst().getTextContent();
    }

    /** All visible words, with single spaces between them. */
    String words() {
        return all("text").stream()
                .map(text -> text.getTextContent().strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining(" "));
    }

    /** The space a text takes at most. A note within a heading is not counted. */
    static Box box(Element text) {
        var lettering = Lettering.valueOf(text.getAttribute("class").toUpperCase(Locale.ROOT));
        double width = lettering.width(text.getFirstChild().getTextContent().strip());
        double x = Double.parseDouble(text.getAttribute("x"));
        double left = switch (text.getAttribute("text-anchor")) {
            case "end" -> x - width;
            case "middle" -> x - width / 2;
            default -> x;
        };
        double baseline = Double.parseDouble(text.getAttribute("y"));
        double height = lettering.lineHeight() - 4;
        return new Box(left, left + width, baseline - height + 3, baseline + 3);
    }
}
