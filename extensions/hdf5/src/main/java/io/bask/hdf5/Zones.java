package io.bask.hdf5;

import io.bask.dataframe.schema.DType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Time zones as pandas notes them: names, and pickled zones of Python's libraries. */
final class Zones {
    private Zones() {}

    static ZoneId of(Object noted) {
        try {
            if (noted instanceof String name) {
                return DType.zoneOf(name.startsWith("dateutil/") ? afterZoneinfo(name) : name);
            }
            if (noted instanceof Pickle.Made made) {
                ZoneId zone = made(made);
                if (zone != null) {
                    return zone;
                }
            }
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException unknown) {
            throw new OpenFile.Refused("has moments in the time zone %s, which Java does not know".formatted(noted));
        }
        throw new OpenFile.Refused(
                "has moments in a time zone noted as %s, which is not known; convert it in pandas, for example to UTC"
                        .formatted(noted));
    }

    private static @Nullable ZoneId made(Pickle.Made made) {
        List<@Nullable Object> told = made.arguments();
        Object first = told.isEmpty() ? null : told.get(0);
        return switch (made.name()) {
            case "pytz._UTC", "dateutil.tz.tz.tzutc" -> DType.zoneOf("UTC");
            // the last two: a class method that is looked up by getattr first
            case "pytz._p", "zoneinfo.ZoneInfo._unpickle", "__builtin__.getattr", "builtins.getattr" ->
                DType.zoneOf(String.valueOf(first));
            case "pytz.FixedOffset", "pytz._FixedOffset" ->
                first instanceof Long minutes ? offset(Math.multiplyExact(60L, minutes)) : null;
            case "datetime.timezone" -> first instanceof Pickle.Made span ? offset(span) : null;
            case "dateutil.tz.tz.tzfile" ->
                told.size() > 1 ? DType.zoneOf(afterZoneinfo(String.valueOf(told.get(1)))) : null;
            case "copy_reg._reconstructor", "copyreg._reconstructor" ->
                first instanceof Pickle.Made its ? reconstructed(its.name(), made.told()) : null;
            default -> null;
        };
    }

    private static @Nullable ZoneId reconstructed(String name, @Nullable Object state) {
        if (name.equals("dateutil.tz.tz.tzutc")) {
            return DType.zoneOf("UTC");
        }
        boolean isOffset = name.equals("dateutil.tz.tz.tzoffset");
        return isOffset && state instanceof Map<?, ?> fields && fields.get("_offset") instanceof Pickle.Made span
                ? offset(span)
                : null;
    }

    private static String afterZoneinfo(String path) {
        int at = path.lastIndexOf("zoneinfo/");
        return at < 0 ? path : path.substring(at + "zoneinfo/".length());
    }

    private static @Nullable ZoneId offset(Pickle.Made span) {
        List<@Nullable Object> told = span.arguments();
        boolean isSpan = span.name().equals("datetime.timedelta") && told.size() == 3;
        if (!isSpan || !(told.get(0) instanceof Long days) || !(told.get(1) instanceof Long seconds)) {
            return null;
        }
        return offset(Math.addExact(Math.multiplyExact(86_400L, days), seconds));
    }

    private static ZoneId offset(long seconds) {
        return seconds == 0 ? DType.zoneOf("UTC") : ZoneOffset.ofTotalSeconds(Math.toIntExact(seconds));
    }
}
