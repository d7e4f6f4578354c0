package dev.kontor.platform.access;

/** Realm roles as Keycloak has them,. */
public final class Roles {
    public static final String ADMINISTRATOR = "administrator";
    public static final String HEAD = "head";
    public static final String SALES = "sales";
    public static final String SUPPORT = "support";
    public static final String MARKETING = "marketing";
    public static final String FRONTDESK = "frontdesk";
    public static final String FIELD = "field";
    public static final String INTEGRATOR = "integrator";
    public static final String AUDITOR = "auditor";
    public static final String PBX = "pbx";

    private Roles() {}
}
