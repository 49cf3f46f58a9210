import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks many files in one virtual machine: reads lines "flavour TAB file", answers "flavour TAB file TAB faults". */
public class Vera {
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] parts = line.split("\t");
            System.out.println(line + "\t" + String.join(" | ", faults(parts[0], parts[1])));
        }
    }

    /** What is wrong with a file, each rule once; empty when it conforms. */
    private static Set<String> faults(String name, String file) {
        Set<String> found = new LinkedHashSet<>();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
        try (FileInputStream bytes = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour, flavour)) {
            ValidationResult result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String message = String.valueOf(assertion.getMessage()).replaceAll("\\s+", " ");
                    found.add(assertion.getRuleId().getClause() + " " + message);
                }
            }
            if (!result.isCompliant() && found.isEmpty()) {
                found.add("does not conform");
            }
        } catch (Throwable error) {
            found.add("cannot be read: " + error);
        }
        return found;
    }
}
