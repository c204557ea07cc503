package io.bask.dataframe.kernel.json;

import java.util.regex.Pattern;

/** Which names in objects are numbers: those that JSON would take for one. */
final class JsonNames {
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,400})(\\.[0-9]{1,400})?([eE][-+]?[0-9]{1,9})?");
    private static final int DIGITS = 18;

    private JsonNames() {}

    static boolean isNumber(String name) {
        return NUMBER.matcher(name).matches();
    }

    /** Whether a name is a whole number of 64 bits, in the form in which it would be written. */
    static boolean isLong(String name) {
        int at = name.startsWith("-") ? 1 : 0;
        int digits = name.length() - at;
        if (digits == 0 || digits > DIGITS + 1 || (name.charAt(at) == '0' && name.length() > 1)) {
            return false;
        }
        for (int i = at; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        try {
            return digits <= DIGITS || Long.toString(Long.parseLong(name)).equals(name);
        } catch (NumberFormatException tooLarge) {
            return false;
        }
    }
}
